package dev.cairn.router.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats.Bucket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  @Property
  void bucketsHoldTheirValuesAtTwoDigits(@ForAll @LongRange(min = 0, max = 999_999_999) long v) {
    int index = LatencyHistogram.index(v);
    long upTo = LatencyHistogram.upTo(index);
    long from = index == 0 ? 0 : LatencyHistogram.upTo(index - 1) + 1;

    assertThat(v).isBetween(from, upTo);
    assertThat((double) (upTo - from)).isLessThanOrEqualTo(Math.max(1, from) * 0.1);
  }

  @Test
  void listsFilledBucketsInOrder() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.add(1_234);
    histogram.add(1_299);
    histogram.add(7);
    histogram.add(Long.MAX_VALUE);

    assertThat(histogram.stats())
        .containsExactly(new Bucket(7, 1), new Bucket(1_299, 2), new Bucket(999_999_999, 1));
  }
}
