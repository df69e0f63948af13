package dev.cairn.controller.training;

import dev.cairn.controller.kube.ChildSource;
import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.kube.Thrown;
import dev.cairn.controller.kube.WatchSettings;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
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
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Runs one training to its end: one Job trains, one publishes, a ModelVersion is registered. */
@ControllerConfiguration(name = "trainingrun", generationAwareEventProcessing = false)
public final class TrainingRunReconciler implements ConfigurableReconciler<TrainingRun> {
  private final TrainingRunObserver observer;
  private final RunChildren children;
  private final StatusWriter status;
  private final EventRecorder events;
  private final WorkerSettings worker;
  private final Clock clock;

  /** What a reconciler is given. */
  public TrainingRunReconciler(
      KubernetesClient client,
      StatusWriter status,
      EventRecorder events,
      WorkerSettings worker,
      Clock clock) {
    this.observer = new TrainingRunObserver(client, clock);
    this.children = new RunChildren(client);
    this.status = status;
    this.events = events;
    this.worker = worker;
    this.clock = clock;
  }

  @Override
  public UpdateControl<TrainingRun> reconcile(TrainingRun run, Context<TrainingRun> context) {
    if (run.isMarkedForDeletion()) {
      return UpdateControl.noUpdate(); // Jobs go with their owner; verdict and version stay
    }
    TrainingRunObservation seen = observer.observe(run, context);
    TrainingRunPlan plan = TrainingRunPlanner.plan(run, seen, worker, clock.instant());
    children.create(run, plan.create());
    children.change(run, plan.stop());
    say(run, plan);
    children.change(run, plan.release());
    return plan.next()
        .map(next -> UpdateControl.<TrainingRun>noUpdate().rescheduleAfter(next))
        .orElseGet(UpdateControl::noUpdate);
  }

  private void say(TrainingRun run, TrainingRunPlan plan) {
    if (status.write(run, plan.status())) {
      RunMetrics.count(run.getStatus(), plan.status());
    }
    events.record(run, plan.events());
  }

  @Override
  public ErrorStatusUpdateControl<TrainingRun> updateErrorStatus(
      TrainingRun run, Context<TrainingRun> context, Exception e) {
    ErrorPlanner.plan(run, Thrown.byUs(e), worker, clock.instant())
        .ifPresent(plan -> say(run, plan));
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  @Override
  public void updateConfigurationFrom(ControllerConfigurationOverrider<TrainingRun> settings) {
    WatchSettings.apply(settings, TrainingRunStatus::observedGeneration);
  }

  @Override
  public List<EventSource<?, TrainingRun>> prepareEventSources(
      EventSourceContext<TrainingRun> context) {
    return List.of(
        ChildSource.managed(Job.class, TrainingRun.class, context),
        ChildSource.managed(Pod.class, TrainingRun.class, context),
        ChildSource.managed(ControllerRevision.class, TrainingRun.class, context),
        // A version of another origin may take a run's name too, so no label selects here.
        ChildSource.indexed(
            ModelVersion.class,
            TrainingRun.class,
            context,
            version ->
                Set.of(
                    new ResourceID(
                        version.getMetadata().getName(), version.getMetadata().getNamespace())),
            ModelLineObserver.BY_MODEL));
  }
}
