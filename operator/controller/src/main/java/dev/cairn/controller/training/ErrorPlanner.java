package dev.cairn.controller.training;

import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.SpecHash;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.training.TrainingRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a run is told when a pass over it ended in an error that a person must know of.
 * Pure.
 */
final class ErrorPlanner {
  private ErrorPlanner() {}

  /** The plan; empty for any other failure, which is simply tried again. */
  static Optional<TrainingRunPlan> plan(
      TrainingRun run, Exception failure, WorkerSettings worker, Instant now) {
    RunCase that =
        new RunCase(run, TrainingRunObservation.unseen(), worker, SpecHash.of(run.getSpec()), now);
    if (that.status().map(status -> RunStatus.isTerminal(status.state())).orElse(false)) {
      return Optional.empty(); // a verdict stands; what went wrong now is in the log
    }
    return switch (failure) {
      case NameTakenException taken ->
          Optional.of(Plans.waiting(that, TrainingRunReason.NameConflict, words(taken)));
      case ChildRefusedException refused ->
          Optional.of(Endings.refused(that, TrainingRunReason.InvalidSpec, words(refused)));
      default ->
          ForbiddenStatus.of(run, failure, now)
              .map(
                  status ->
                      new TrainingRunPlan(
                          List.of(), List.of(), status, List.of(), List.of(), Optional.empty()));
    };
  }

  private static String words(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }
}
