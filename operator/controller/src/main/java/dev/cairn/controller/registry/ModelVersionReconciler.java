package dev.cairn.controller.registry;

import dev.cairn.controller.kube.ChildSource;
import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.NamespaceSource;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.kube.WatchSettings;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows what a version is and where it comes from. */
@ControllerConfiguration(name = "modelversion", generationAwareEventProcessing = false)
public final class ModelVersionReconciler implements ConfigurableReconciler<ModelVersion> {
  private final StatusWriter status;
  private final EventRecorder events;
  private final Clock clock;

  /** What a reconciler is given. */
  public ModelVersionReconciler(StatusWriter status, EventRecorder events, Clock clock) {
    this.status = status;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public UpdateControl<ModelVersion> reconcile(
      ModelVersion version, Context<ModelVersion> context) {
    if (version.isMarkedForDeletion()) {
      return UpdateControl.noUpdate(); // the artifact stays where it is
    }
    VersionPlan plan = VersionPlanner.plan(version, observe(version, context), clock.instant());
    status.write(version, plan.status());
    events.record(version, plan.events());
    return plan.next()
        .map(next -> UpdateControl.<ModelVersion>noUpdate().rescheduleAfter(next))
        .orElseGet(UpdateControl::noUpdate);
  }

  private static VersionObservation observe(ModelVersion version, Context<ModelVersion> context) {
    String journal = Journal.name(version.getMetadata().getName());
    Optional<LatchedEvidence> latched =
        context.getSecondaryResources(ControllerRevision.class).stream()
            .filter(revision -> revision.getMetadata().getName().equals(journal))
            .findFirst()
            .flatMap(Journal::read)
            .flatMap(LatchedEvidence::of);
    return new VersionObservation(
        latched,
        NamespaceSource.rules(context)
            .map(rules -> StageRules.of(version.getMetadata().getNamespace(), rules)));
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
        NamespaceSource.of(ModelVersion.class, context, ModelVersionReconciler::isForProduction));
  }

  private static boolean isForProduction(ModelVersion version) {
    return Stages.PRODUCTION.equals(version.getSpec().stage());
  }
}
