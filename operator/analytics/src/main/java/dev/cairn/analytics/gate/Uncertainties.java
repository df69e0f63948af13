package dev.cairn.analytics.gate;

import dev.cairn.analytics.gate.Inquiry.Figures;
import dev.cairn.analytics.gate.Inquiry.Uncertainty;
import dev.cairn.analytics.interval.DeLong;
import dev.cairn.analytics.interval.Wilson;
import dev.cairn.analytics.metric.BinaryColumns;
import dev.cairn.analytics.metric.Columns;
import dev.cairn.analytics.metric.GroupStatistic;
import dev.cairn.analytics.metric.Grouping;
import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.NumberColumns;
import dev.cairn.analytics.metric.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Which method gives a metric's interval: Wilson for proportions, DeLong for the binary auc and its
 * paired difference, the paired bootstrap for everything else (also for differences of proportions,
 * and for macro averages, which are no proportions).
 */
final class Uncertainties {
  private Uncertainties() {}

  static Uncertainty of(
      Metric metric, Columns own, @Nullable Columns champion, Grouping groups, Figures figures) {
    if (metric == Metric.AUC && own instanceof BinaryColumns columns) {
      return new Uncertainty.Closed(
          champion instanceof BinaryColumns rival
              ? DeLong.paired(columns, rival, groups)
              : DeLong.of(columns, groups));
    }
    if (champion == null && isProportion(metric, own)) {
      return new Uncertainty.Closed(new Wilson(figures.values(), figures.samples()));
    }
    GroupStatistic statistic = Statistics.of(metric, own, groups);
    return new Uncertainty.Resampled(
        champion == null ? statistic : statistic.minus(Statistics.of(metric, champion, groups)));
  }

  private static boolean isProportion(Metric metric, Columns columns) {
    return switch (metric) {
      case ACCURACY -> !(columns instanceof NumberColumns);
      case PRECISION, RECALL -> columns instanceof BinaryColumns;
      default -> false;
    };
  }
}
