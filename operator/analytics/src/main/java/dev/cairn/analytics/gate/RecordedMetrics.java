package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Absence;
import dev.cairn.analytics.metric.Average;
import dev.cairn.analytics.metric.Grouping;
import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.Statistics;
import dev.cairn.analytics.metric.Task;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * All metrics of the whole set, for the record.
 *
 * @param values by name
 * @param absent those without a value, and why
 */
record RecordedMetrics(Map<String, Double> values, Map<String, Absence> absent) {
  private static final Set<Metric> AVERAGED =
      EnumSet.of(Metric.PRECISION, Metric.RECALL, Metric.F1, Metric.AUC, Metric.AVERAGE_PRECISION);

  static RecordedMetrics of(ReadSet set) {
    RecordedMetrics recorded = new RecordedMetrics(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Metric metric : Metric.recorded(set.task())) {
      recorded.add(set, metric, Average.MACRO);
      if (set.task() == Task.MULTICLASS_CLASSIFICATION && AVERAGED.contains(metric)) {
        recorded.add(set, metric, Average.WEIGHTED);
      }
    }
    return recorded;
  }

  private void add(ReadSet set, Metric metric, Average average) {
    String name = metric.word() + (average == Average.WEIGHTED ? ".weighted" : "");
    Absence absence =
        set.rows() == 0
            ? new Absence("NoRows", "there are no rows")
            : set.own().problem(metric.need());
    if (absence != null) {
      absent.put(name, absence);
      return;
    }
    Grouping whole = Grouping.whole(set.rows());
    double value = Statistics.of(metric, set.own(), whole, average).values(set.rows())[0];
    if (Double.isFinite(value)) {
      values.put(name, value);
    } else {
      absent.put(name, Absence.undefined(metric));
    }
  }
}
