package dev.cairn.controller.training.verdict;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains a failed Job: an ordered list of checks, the first that knows an answer gives it. Each
 * names what a person needs to change.
 */
public final class FailurePolicy {
  private static final int TERMINATED_BY_KILL = 137;
  private static final int TERMINATED_BY_TERM = 143;
  private static final Set<String> OF_USERS =
      Set.of(Step.TRAIN.container(), Step.PREDICT.container(), Step.PREDICT_CHAMPION.container());

  /**
   * What the checks look at.
   *
   * @param job the failed Job
   * @param memory memory limits of the user's containers that have one, by container
   * @param timeout the run's timeout as written
   * @param waitedFor what the run's last status said that it was waiting for
   */
  public record Case(
      JobView job, Map<String, String> memory, String timeout, @Nullable Obstacle waitedFor) {
    public Case {
      memory = Map.copyOf(memory);
    }

    Optional<StepView> failedStep() {
      return job.steps().stream().filter(StepView::hasFailed).findFirst();
    }
  }

  private static final List<Function<Case, Optional<Failure>>> CHECKS =
      List.of(
          FailurePolicy::beyondItsLimits,
          FailurePolicy::deadline,
          FailurePolicy::workerSpoke,
          FailurePolicy::killedByOthers,
          FailurePolicy::endedByItself,
          FailurePolicy::podsGone);

  private FailurePolicy() {}

  /** Why this Job failed; always an answer. */
  public static Failure explain(Case failed) {
    return CHECKS.stream()
        .map(check -> check.apply(failed))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unknown(failed));
  }

  /**
   * A container that hit its memory limit, or a pod that hit one of the disk; asked of running Jobs
   * too, before the Job controller tries again.
   */
  public static Optional<Failure> beyondItsLimits(Case failed) {
    return outOfMemory(failed).or(() -> EvictionPolicy.find(failed.job()));
  }

  private static Optional<Failure> outOfMemory(Case failed) {
    return failed.job().steps().stream()
        .filter(StepView::isOutOfMemory)
        .findFirst()
        .map(
            step ->
                new Failure(
                    TrainingRunReason.OutOfMemory,
                    step.name(),
                    step.exitCode(),
                    memoryAdvice(step.name())
                        .formatted(
                            failed.memory().getOrDefault(step.name(), "of the namespace or node")),
                    null));
  }

  private static String memoryAdvice(String step) {
    if (Step.TRAIN.container().equals(step)) {
      return "the trainer needed more memory than its limit (%s): raise spec.trainer.resources.limits.memory, in a new run, or train on less data";
    }
    return Step.PREDICT.container().equals(step)
        ? "the predictor needed more memory than its limit (%s): raise spec.predictor.resources.limits.memory, in a new run, or evaluate on less data"
        : "step "
            + step
            + " needed more memory than its limit: ask the administrator to raise worker.resources of the chart";
  }

  private static Optional<Failure> deadline(Case failed) {
    JobView.Verdict verdict = failed.job().verdict();
    if (verdict == null || !verdict.isDeadline()) {
      return Optional.empty();
    }
    Obstacle obstacle = failed.waitedFor();
    return Optional.of(
        obstacle == null
            ? Failure.of(
                TrainingRunReason.DeadlineExceeded,
                "the run took longer than spec.timeout (%s): raise it in a new run, or train on less data"
                    .formatted(failed.timeout()))
            : Failure.of(
                obstacle.reason(),
                "not started within spec.timeout (%s): %s"
                    .formatted(failed.timeout(), obstacle.message())));
  }

  private static Optional<Failure> workerSpoke(Case failed) {
    StepView step = failed.failedStep().orElse(null);
    Optional<StepResult> result = isOfUser(step) ? Optional.empty() : StepMessages.result(step);
    return result.map(
        said ->
            new Failure(
                reason(said.reason()),
                said.step().container(),
                step == null ? null : step.exitCode(),
                said.message(),
                null));
  }

  private static Optional<Failure> killedByOthers(Case failed) {
    return failed
        .failedStep()
        .filter(FailurePolicy::isKill)
        .map(
            step ->
                new Failure(
                    TrainingRunReason.NodeLost,
                    step.name(),
                    step.exitCode(),
                    "step %s was killed from outside in the last of %d attempts (node drained, pod deleted or evicted): raise spec.retries, or see the node's events"
                        .formatted(step.name(), failed.job().attempts()),
                    null));
  }

  private static Optional<Failure> endedByItself(Case failed) {
    return failed
        .failedStep()
        .map(
            step ->
                new Failure(
                    ofStep(step.name()),
                    step.name(),
                    step.exitCode(),
                    "step %s ended with exit code %d: %s"
                        .formatted(step.name(), step.exitCode(), LastWords.line(step)),
                    LastWords.lines(step)));
  }

  private static Optional<Failure> podsGone(Case failed) {
    return failed.job().steps().isEmpty()
        ? Optional.of(
            Failure.of(
                TrainingRunReason.NodeLost,
                "Job %s failed and its pods are gone, so that nobody can say more: %s"
                    .formatted(failed.job().name(), words(failed))))
        : Optional.empty();
  }

  private static Failure unknown(Case failed) {
    return Failure.of(
        TrainingRunReason.TrainingFailed,
        "Job %s failed: %s".formatted(failed.job().name(), words(failed)));
  }

  private static String words(Case failed) {
    JobView.Verdict verdict = failed.job().verdict();
    return verdict == null ? "no reason given" : verdict.reason() + ": " + verdict.message();
  }

  /** Why a run ends whose step died without a word. */
  static TrainingRunReason ofStep(String step) {
    return Stream.of(Step.values())
        .filter(known -> known.container().equals(step))
        .findFirst()
        .map(
            known ->
                switch (known) {
                  case TRAIN -> TrainingRunReason.TrainingFailed;
                  case FETCH -> TrainingRunReason.DataUnavailable;
                  case PREDICT -> TrainingRunReason.PredictionFailed;
                  case STAGE, GATHER, PREDICT_CHAMPION, PUBLISH, VERIFY, LOAD, UNRECOGNISED ->
                      TrainingRunReason.PublishFailed;
                })
        .orElse(TrainingRunReason.PublishFailed);
  }

  /** Ended by a signal, which nobody but the platform sends. */
  static boolean isKill(StepView step) {
    return step.exitCode() != null
        && (step.exitCode() == TERMINATED_BY_KILL || step.exitCode() == TERMINATED_BY_TERM);
  }

  /** What a user's container says is shown, and never believed. */
  private static boolean isOfUser(@Nullable StepView step) {
    return step != null && OF_USERS.contains(step.name());
  }

  /**
   * Worker reasons and run reasons have the same names; what a newer worker says is a failure to
   * publish.
   */
  private static TrainingRunReason reason(StepReason said) {
    return switch (said) {
      case DATA_UNAVAILABLE -> TrainingRunReason.DataUnavailable;
      case DIGEST_MISMATCH -> TrainingRunReason.DigestMismatch;
      case DATA_CHECK_FAILED -> TrainingRunReason.DataCheckFailed;
      case TRAINING_FAILED -> TrainingRunReason.TrainingFailed;
      case PREDICTION_FAILED -> TrainingRunReason.PredictionFailed;
      case NO_NEW_DATA -> TrainingRunReason.NoNewData;
      case ARTIFACT_TOO_LARGE -> TrainingRunReason.ArtifactTooLarge;
      case NAME_CONFLICT -> TrainingRunReason.NameConflict;
      case INVALID_SPEC -> TrainingRunReason.InvalidSpec;
      case PUBLISH_FAILED, ALREADY_PUBLISHED, COMPLETED, UNRECOGNISED ->
          TrainingRunReason.PublishFailed;
    };
  }
}
