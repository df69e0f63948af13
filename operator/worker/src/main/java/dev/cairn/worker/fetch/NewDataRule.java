package dev.cairn.worker.fetch;

import dev.cairn.contract.KnownData;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import java.util.List;

/** A run that asks for new data trains only when some channel changed. */
final class NewDataRule {
  private NewDataRule() {}

  /**
   * Compares the channels, evaluation sets too, with what was trained on before.
   *
   * @throws StepFailure NoNewData naming what was trained on the same
   */
  static void check(List<KnownData> known, List<FetchedChannel> channels) throws StepFailure {
    for (KnownData before : known) {
      if (channels.stream().allMatch(c -> c.digest().equals(before.digests().get(c.name())))) {
        throw StepFailure.refused(
            StepReason.NO_NEW_DATA,
            "all %d data sets are those of %s, so nothing was trained: wait for new data, or set onlyNewData to false in a new run"
                .formatted(channels.size(), before.name()));
      }
    }
  }
}
