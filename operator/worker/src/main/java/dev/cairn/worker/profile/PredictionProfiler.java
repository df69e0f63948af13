package dev.cairn.worker.profile;

import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.contract.profile.ProfileColumn.Role;
import dev.cairn.worker.tabular.ColumnType;
import java.util.List;

/** Profiles what a model gives. */
public final class PredictionProfiler {
  private PredictionProfiler() {}

  /** A column of classes. */
  public static ProfileColumn classes(String name, List<String> values) {
    ColumnLearner learner = new LevelLearner(false);
    values.forEach(learner::text);
    ColumnCounter counter = learner.freeze();
    if (!counter.complete()) {
      values.forEach(counter::text);
    }
    return column(name, ColumnType.TEXT, counter, values.size());
  }

  /** A column of numbers. */
  public static ProfileColumn numbers(String name, double[] values) {
    ColumnLearner learner = new NumberLearner();
    for (double value : values) {
      learner.number(value);
    }
    ColumnCounter counter = learner.freeze();
    for (double value : values) {
      counter.number(value);
    }
    return column(name, ColumnType.NUMBER, counter, values.length);
  }

  private static ProfileColumn column(
      String name, ColumnType type, ColumnCounter counter, long rows) {
    ColumnCounter.Facts facts = counter.facts();
    return new ProfileColumn(
        name,
        facts.kind(),
        Role.PREDICTION,
        type.declared(),
        rows - facts.values(),
        null,
        facts.numeric(),
        facts.levels());
  }
}
