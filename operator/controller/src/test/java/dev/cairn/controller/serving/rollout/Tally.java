package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happened. */
final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();

  void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  void wrote(InferenceServiceStatus old, InferenceServiceStatus next) {
    count("wrote");
    if (Recollection.isLost(old) && !next.history().isEmpty()) {
      count("recollected");
    }
    if (!next.history().isEmpty() && !old.history().equals(next.history())) {
      RolloutOutcome last = next.history().getLast();
      count(last.outcome().name());
    }
    if (next.rollout() != null) {
      count(next.rollout().phase().name());
    }
  }

  void add(Tally other) {
    other.counts.forEach((what, number) -> counts.merge(what, number, Long::sum));
  }

  Map<String, Long> counts() {
    return counts;
  }
}
