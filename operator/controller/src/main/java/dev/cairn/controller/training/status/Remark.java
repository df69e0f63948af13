package dev.cairn.controller.training.status;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Truth;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import java.util.List;

/**
 * A condition beside a run's standing: something that was found on the way and stays true.
 *
 * @param type of the condition
 * @param truth its status
 * @param reason for programs
 * @param message for a person
 */
public record Remark(String type, Truth truth, TrainingRunReason reason, String message) {
  /** Types of all remarks. */
  static final List<String> TYPES =
      List.of(RunStatus.LEAKAGE_SUSPECTED, RunStatus.CHAMPION_AVAILABLE);

  /** Evaluation sets hold rows of the training data. */
  public static Remark leakage(String message) {
    return new Remark(
        RunStatus.LEAKAGE_SUSPECTED, Truth.TRUE, TrainingRunReason.LeakageSuspected, message);
  }

  /** The champion did not predict the rows of this run. */
  public static Remark championUnavailable(String message) {
    return new Remark(
        RunStatus.CHAMPION_AVAILABLE, Truth.FALSE, TrainingRunReason.ChampionUnavailable, message);
  }

  void set(Conditions conditions) {
    conditions.set(type, truth, reason, message);
  }
}
