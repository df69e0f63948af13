package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Absence;
import dev.cairn.analytics.metric.Columns;
import dev.cairn.analytics.metric.Task;
import org.jspecify.annotations.Nullable;

/** What keeps a gate from being judged. */
final class Obstacles {
  private Obstacles() {}

  /** Of the set itself; null: nothing. */
  static @Nullable Absence of(Gate gate, ReadSet set) {
    if (!gate.metric().suits(set.task())) {
      return new Absence("NotForTask", "%s does not have it".formatted(set.task().word()));
    }
    if (set.rows() == 0) {
      return new Absence(
          "NoRows",
          set.leakage().found() > 0
              ? "all %d rows are in the training data, too".formatted(set.leakage().found())
              : "the evaluation set has no rows");
    }
    if (gate.slice() == null && gate.metric().comparesGroups()) {
      return new Absence("SliceAbsent", "it compares groups and the gate names no slice");
    }
    if (gate.slice() != null && !set.slices().containsKey(gate.slice())) {
      return new Absence(
          "SliceAbsent", "the evaluation set has no column " + Figure.name(gate.slice()));
    }
    return set.own().problem(gate.metric().need());
  }

  /** Of the champion; null: nothing. */
  static @Nullable Absence of(Gate gate, ReadSet.Rival rival) {
    if (rival.unavailable() != null) {
      return new Absence("ChampionUnavailable", rival.unavailable());
    }
    Columns columns = rival.columns();
    return columns == null ? null : columns.problem(gate.metric().need());
  }

  static Absence tooFew(Gate gate, Task task, long samples) {
    return new Absence(
        "TooFewSamples",
        "the evaluation set has %d %s and the gate asks for %d"
            .formatted(
                samples, gate.metric().denominator().words(task), gate.minSamplesOrDefault()));
  }

  static Absence tooFewGroups(Gate gate, int judged, int groups) {
    return new Absence(
        "TooFewSamples",
        "%d of %d values of %s have the %d %s that the gate asks for"
            .formatted(
                judged,
                groups,
                Figure.name(gate.slice()),
                gate.minSamplesOrDefault(),
                gate.metric().denominator().words(Task.BINARY_CLASSIFICATION)));
  }
}
