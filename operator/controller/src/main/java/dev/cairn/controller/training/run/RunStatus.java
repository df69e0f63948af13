package dev.cairn.controller.training.run;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.ImageRef;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.crds.training.Workload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a run's latched status. */
public final class RunStatus {
  public static final String READY = "Ready";
  public static final String FINISHED = "Finished";
  public static final String SUCCEEDED = "Succeeded";
  public static final String RECONCILING = "Reconciling";
  public static final String STALLED = "Stalled";

  /** True when evaluation sets hold rows of the training data. */
  public static final String LEAKAGE_SUSPECTED = "LeakageSuspected";

  /** False when the champion could not predict the rows of this run. */
  public static final String CHAMPION_AVAILABLE = "ChampionAvailable";

  private RunStatus() {}

  /**
   * Whether a run has come to its end. A state of a newer version counts as one: this version must
   * not run it again.
   */
  public static boolean isTerminal(@Nullable RunState state) {
    return state != null
        && switch (state) {
          case PENDING, QUEUED, RUNNING, SUSPENDED -> false;
          case SUCCEEDED, REJECTED, SKIPPED, FAILED, UNRECOGNISED -> true;
        };
  }

  public static boolean hasReason(TrainingRunStatus status, TrainingRunReason reason) {
    return Conditions.find(status.conditions(), SUCCEEDED)
        .map(condition -> condition.reason().equals(reason.name()))
        .orElse(false);
  }

  /** How many Jobs that publish were latched. */
  public static int evaluations(TrainingRunStatus status) {
    return (int)
        status.workloads().stream().filter(job -> job.role() == Workload.Role.EVALUATE).count();
  }

  /** The artifact that stage measured. */
  public static Optional<ArtifactRef> artifact(TrainingRunStatus status) {
    return Optional.ofNullable(status.artifact())
        .map(
            artifact ->
                new ArtifactRef(
                    artifact.uri(),
                    artifact.digest(),
                    artifact.bytes() == null ? 0 : artifact.bytes(),
                    null));
  }

  /** The trainer's image as it was resolved. */
  public static Optional<ImageRef> image(TrainingRunStatus status) {
    ResolvedImage image = status.image();
    if (image == null || image.reference() == null || image.kind() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageRef(
            image.reference(), image.digest(), ImageRef.Kind.valueOf(image.kind().name())));
  }
}
