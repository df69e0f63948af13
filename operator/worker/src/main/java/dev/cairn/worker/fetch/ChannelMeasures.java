package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput.Checks;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.tabular.TableChecks;
import dev.cairn.worker.tabular.TableFormat;
import dev.cairn.worker.tabular.TableMeasure;
import dev.cairn.worker.tabular.TableReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows and nulls of every tabular channel, judged by its checks before anything else is done. */
final class ChannelMeasures {
  private final Map<String, Long> rows = new LinkedHashMap<>();

  private ChannelMeasures() {}

  /**
   * Measures and judges.
   *
   * @throws StepFailure DataCheckFailed naming the channel and what is wrong with it
   */
  static ChannelMeasures of(TableReader tables, List<FetchedChannel> channels)
      throws StepFailure, IOException {
    ChannelMeasures measures = new ChannelMeasures();
    for (FetchedChannel channel : channels) {
      if (channel.format().isPresent()) {
        try {
          measures.rows.put(channel.name(), rows(tables, channel, channel.format().get()));
        } catch (StepFailure e) {
          throw e.about("data set " + channel.name());
        }
      }
    }
    return measures;
  }

  /** Rows per tabular channel. */
  Map<String, Long> rows() {
    return rows;
  }

  private static long rows(TableReader tables, FetchedChannel channel, TableFormat format)
      throws StepFailure, IOException {
    TableMeasure measure =
        tables.measure(format, channel.copy().directory(), channel.copy().files());
    Checks checks = channel.channel().checks();
    if (checks != null) {
      List<String> failures = TableChecks.failures(checks, measure);
      if (!failures.isEmpty()) {
        throw StepFailure.refused(StepReason.DATA_CHECK_FAILED, String.join("; ", failures));
      }
    }
    return measure.rows();
  }
}
