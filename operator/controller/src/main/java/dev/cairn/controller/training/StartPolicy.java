package dev.cairn.controller.training;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.training.verdict.SpecPolicy;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RunState;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What keeps a run from starting, in order. Nothing may be repeated because a status is gone, so
 * the run first looks for what an earlier life of it left: verdict, version, Job.
 */
final class StartPolicy {
  private static final List<Function<RunCase, Optional<TrainingRunPlan>>> CHECKS =
      List.of(StartPolicy::registered, StartPolicy::restoredFromBackup, StartPolicy::refused);

  private StartPolicy() {}

  /** The plan that stands before a start; empty when nothing does. */
  static Optional<TrainingRunPlan> before(RunCase that) {
    Optional<TrainingRunPlan> judged = judged(that);
    return judged.isPresent() || that.isUnderWay()
        ? judged
        : CHECKS.stream().map(check -> check.apply(that)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<TrainingRunPlan> judged(RunCase that) {
    return that.seen()
        .journal()
        .filter(journal -> journal.specHash().equals(that.specHash()) && !that.saysRetry())
        .map(journal -> Endings.restored(that, journal));
  }

  private static Optional<TrainingRunPlan> registered(RunCase that) {
    return that.seen().version().map(version -> registered(that, version));
  }

  private static TrainingRunPlan registered(RunCase that, ModelVersion version) {
    if (!that.specHash().equals(Owned.annotation(version.getMetadata(), Labels.SPEC_HASH))) {
      return Endings.refused(
          that,
          TrainingRunReason.NameConflict,
          "a ModelVersion %s of other origin is there already: copy this run to a new name"
              .formatted(that.name()));
    }
    return Endings.alreadyThere(
        that,
        StatusDraft.of(that)
            .registered(version)
            .ended()
            .standing(
                RunState.SUCCEEDED,
                TrainingRunReason.AlreadyRegistered,
                "ModelVersion %s was made from this very spec: nothing was run"
                    .formatted(that.name())));
  }

  private static Optional<TrainingRunPlan> restoredFromBackup(RunCase that) {
    ObjectMeta meta = that.run().getMetadata();
    boolean restored =
        meta.getLabels() != null && meta.getLabels().containsKey(Labels.VELERO_RESTORE);
    boolean unknown = restored && that.status().isEmpty();
    return (unknown || isWaitingForRetry(that)) && !that.saysRetry()
        ? Optional.of(
            Plans.waiting(
                that,
                TrainingRunReason.RestoredWithoutStatus,
                "restored from a backup without its status, so that nobody knows whether it ran: to run it, set annotation %s=%s"
                    .formatted(Labels.RETRY, meta.getUid())))
        : Optional.empty();
  }

  private static boolean isWaitingForRetry(RunCase that) {
    return that.status()
        .map(status -> RunStatus.hasReason(status, TrainingRunReason.RestoredWithoutStatus))
        .orElse(false);
  }

  private static Optional<TrainingRunPlan> refused(RunCase that) {
    return SpecPolicy.refusal(that)
        .map(refusal -> Endings.refused(that, refusal.reason(), refusal.message()));
  }
}
