package dev.cairn.analytics.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean over classes of the area or average precision of one class against the rest; classes for
 * which that is undefined in a group do not count there.
 */
final class ClassRankStatistic implements GroupStatistic {
  private final int groups;
  private final List<RankStatistic> classes;
  private final List<long[]> shares;

  ClassRankStatistic(ClassColumns columns, Grouping grouping, Metric metric, Average average) {
    groups = grouping.groups();
    List<BinaryColumns> against =
        IntStream.range(0, columns.present()).mapToObj(columns::against).toList();
    classes = against.stream().map(one -> new RankStatistic(one, grouping, metric)).toList();
    shares =
        against.stream()
            .map(
                one ->
                    average == Average.MACRO
                        ? IntStream.range(0, groups).mapToLong(group -> 1).toArray()
                        : SampleCounts.positives(one, grouping))
            .toList();
  }

  @Override
  public int size() {
    return groups;
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    double[] sums = new double[groups];
    double[] counted = new double[groups];
    for (int type = 0; type < classes.size(); type++) {
      classes.get(type).measure(weights, values);
      for (int group = 0; group < groups; group++) {
        if (!Double.isNaN(values[group])) {
          sums[group] += values[group] * shares.get(type)[group];
          counted[group] += shares.get(type)[group];
        }
      }
    }
    for (int group = 0; group < groups; group++) {
      values[group] = sums[group] / counted[group];
    }
  }
}
