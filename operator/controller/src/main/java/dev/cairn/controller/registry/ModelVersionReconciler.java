package dev.cairn.controller.registry;

import dev.cairn.controller.kube.ChildSource;
import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.NamespaceSource;
import dev.cairn.controller.kube.NamingSource;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.kube.Thrown;
import dev.cairn.controller.kube.WatchSettings;
import dev.cairn.controller.work.JobWriter;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.util.List;

/** Shows what a version is and where it comes from; what nobody here has made, a Job verifies. */
@ControllerConfiguration(name = "modelversion", generationAwareEventProcessing = false)
public final class ModelVersionReconciler implements ConfigurableReconciler<ModelVersion> {
  private final ModelVersionObserver observer;
  private final VersionJobs jobs;
  private final JobWriter changes;
  private final StatusWriter status;
  private final EventRecorder events;
  private final WorkerSettings worker;
  private final Clock clock;

  /** What a reconciler is given. */
  public ModelVersionReconciler(
      KubernetesClient client,
      StatusWriter status,
      EventRecorder events,
      WorkerSettings worker,
      Clock clock) {
    this.observer = new ModelVersionObserver(client, clock);
    this.jobs = new VersionJobs(client);
    this.changes = new JobWriter(client);
    this.status = status;
    this.events = events;
    this.worker = worker;
    this.clock = clock;
  }

  @Override
  public UpdateControl<ModelVersion> reconcile(
      ModelVersion version, Context<ModelVersion> context) {
    if (version.isMarkedForDeletion()) {
      return UpdateControl.noUpdate(); // the artifact stays where it is
    }
    VersionObservation seen = observer.observe(version, context);
    VersionPlan wanted = VersionPlanner.plan(version, seen, worker, clock.instant());
    VersionPlan plan =
        jobs.create(version, wanted.create())
            .map(refusal -> VersionPlanner.refused(version, seen, refusal, clock.instant()))
            .orElse(wanted);
    say(version, plan);
    changes.change(version.getMetadata().getNamespace(), plan.release());
    return plan.next()
        .map(next -> UpdateControl.<ModelVersion>noUpdate().rescheduleAfter(next))
        .orElseGet(UpdateControl::noUpdate);
  }

  private void say(ModelVersion version, VersionPlan plan) {
    status.write(version, plan.status());
    events.record(version, plan.events());
  }

  @Override
  public ErrorStatusUpdateControl<ModelVersion> updateErrorStatus(
      ModelVersion version, Context<ModelVersion> context, Exception e) {
    VersionJobs.explain(Thrown.byUs(e))
        .flatMap(refusal -> VersionPlanner.failed(version, refusal, clock.instant()))
        .ifPresent(plan -> say(version, plan));
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  @Override
  public void updateConfigurationFrom(ControllerConfigurationOverrider<ModelVersion> settings) {
    WatchSettings.apply(settings, ModelVersionStatus::observedGeneration);
  }

  @Override
  public List<EventSource<?, ModelVersion>> prepareEventSources(
      EventSourceContext<ModelVersion> context) {
    // A version has the name of the run whose journal vouches for it.
    String run = HasMetadata.getKind(TrainingRun.class);
    return List.of(
        ChildSource.managed(
            ControllerRevision.class,
            ModelVersion.class,
            context,
            revision -> Owned.owners(revision, run)),
        ChildSource.only(Job.class, ModelVersion.class, context),
        ChildSource.only(Pod.class, ModelVersion.class, context),
        NamespaceSource.of(ModelVersion.class, context, ModelVersionReconciler::isForProduction),
        NamingSource.of(InferenceService.class, context, ServingFacts::of, ServingFacts::named));
  }

  private static boolean isForProduction(ModelVersion version) {
    return Stages.PRODUCTION.equals(version.getSpec().stage());
  }
}
