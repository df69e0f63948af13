package dev.cairn.analytics.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NumericProfilerTest {
  private static NumericSummary profile(double... values) {
    NumericProfiler profiler = new NumericProfiler();
    Arrays.stream(values).forEach(profiler::add);
    BinCounter counter = profiler.freeze();
    Arrays.stream(values).forEach(counter::add);
    return profiler.summary(counter);
  }

  private static double[] normal(long seed, int count) {
    Random random = new Random(seed);
    return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
  }

  @Test
  void countsMomentsAndRangeAreExact() {
    NumericSummary summary = profile(1, 2, 3, 4);

    assertThat(summary.count()).isEqualTo(4);
    assertThat(summary.shape().mean()).hasValue(2.5);
    assertThat(summary.shape().m2()).hasValue(5);
    assertThat(summary.shape().min()).hasValue(1);
    assertThat(summary.shape().max()).hasValue(4);
  }

  @Test
  void decilesOfManyValuesHoldATenthEach() {
    NumericSummary summary = profile(normal(1, 200_000));

    assertThat(summary.edges()).hasSize(9).isSorted();
    assertThat(summary.counts())
        .hasSize(10)
        .allSatisfy(count -> assertThat((double) count).isCloseTo(20_000, within(2_000.0)));
    assertThat(summary.sketch().quantile(0.5)).isCloseTo(0, within(0.02));
  }

  @Test
  void aValueWithATenthOfTheMassHasABinOfItsOwn() {
    double[] values = normal(2, 100_000);
    Arrays.setAll(values, i -> i % 5 == 0 ? 0.25 : values[i]);
    NumericSummary summary = profile(values);
    FrozenBins bins = FrozenBins.of(summary.edges());
    int bin = bins.indexOf(0.25);

    assertThat(summary.counts().get(bin)).isEqualTo(20_000);
    assertThat(bins.indexOf(Math.nextUp(0.25))).isEqualTo(bin + 1);
    assertThat(bins.indexOf(Math.nextDown(0.25))).isEqualTo(bin - 1);
  }

  @Test
  void aValueWithLittleLessHasNone() {
    double[] values = normal(3, 100_000);
    Arrays.setAll(values, i -> i < 9_900 ? 0.25 : values[i]);
    NumericSummary summary = profile(values);

    assertThat(summary.edges()).doesNotContain(Math.nextDown(0.25));
    assertThat(summary.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(100_000);
  }

  @Test
  void aConstantColumnSeesEveryOtherValue() {
    NumericSummary summary = profile(5, 5, 5);

    assertThat(summary.edges()).containsExactly(Math.nextDown(5.0), 5.0);
    assertThat(summary.counts()).containsExactly(0L, 3L, 0L);
  }

  @Test
  void twoValuesAreTwoBins() {
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> i % 4 == 0 ? 1 : 0).toArray();
    NumericSummary summary = profile(values);
    FrozenBins bins = FrozenBins.of(summary.edges());

    assertThat(summary.counts().get(bins.indexOf(0))).isEqualTo(750);
    assertThat(summary.counts().get(bins.indexOf(1))).isEqualTo(250);
    assertThat(summary.counts()).hasSize(5);
  }

  @Test
  void aColumnWithoutFiniteValuesHasOneEmptyBin() {
    NumericSummary summary =
        profile(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);

    assertThat(summary.count()).isZero();
    assertThat(summary.notFinite()).isEqualTo(new NumericSummary.NotFinite(2, 1, 1));
    assertThat(summary.shape().mean()).isEmpty();
    assertThat(summary.shape().min()).isEmpty();
    assertThat(summary.edges()).isEmpty();
    assertThat(summary.counts()).containsExactly(0L);
  }

  @Test
  void momentsBeyondADoubleAreAbsent() {
    NumericSummary summary = profile(Double.MAX_VALUE, -Double.MAX_VALUE);

    assertThat(summary.shape().m2()).isEmpty();
    assertThat(summary.shape().max()).hasValue(Double.MAX_VALUE);
    assertThat(summary.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
  }

  @Property(tries = 300)
  void binsSumToTheFiniteValues(@ForAll @Size(max = 200) double[] values) {
    NumericSummary summary = profile(values);
    long finite = Arrays.stream(values).filter(Double::isFinite).count();

    assertThat(summary.count()).isEqualTo(finite);
    assertThat(summary.counts()).hasSize(summary.edges().size() + 1);
    assertThat(summary.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(finite);
    assertThat(summary.edges()).isSorted().doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void tiesFallIntoOneBin(@ForAll @Size(min = 1, max = 300) @IntRange(max = 12) int[] values) {
    NumericSummary summary = profile(Arrays.stream(values).asDoubleStream().toArray());
    FrozenBins bins = FrozenBins.of(summary.edges());

    for (int value = 0; value <= 12; value++) {
      int wanted = value;
      long count = Arrays.stream(values).filter(v -> v == wanted).count();
      if (count * 10 >= values.length) {
        assertThat(summary.counts().get(bins.indexOf(value))).isEqualTo(count);
      }
    }
  }

  @Property(tries = 200)
  void orderDoesNotMatter(
      @ForAll @Size(max = 200) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
      @ForAll Random random) {
    double[] ordered = values.stream().mapToDouble(Double::doubleValue).toArray();
    List<Double> other = new ArrayList<>(values);
    Collections.shuffle(other, random);
    NumericSummary first = profile(ordered);
    NumericSummary second = profile(other.stream().mapToDouble(Double::doubleValue).toArray());

    assertThat(second.edges()).isEqualTo(first.edges());
    assertThat(second.counts()).isEqualTo(first.counts());
    assertThat(second.shape().mean().orElse(0))
        .isCloseTo(first.shape().mean().orElse(0), within(1e-6));
  }

  @Property(tries = 200)
  void mergingIsTakingAll(
      @ForAll @Size(max = 150) List<@DoubleRange(min = -1e6, max = 1e6) Double> left,
      @ForAll @Size(max = 150) List<@DoubleRange(min = -1e6, max = 1e6) Double> right) {
    NumericProfiler merged = new NumericProfiler();
    left.forEach(merged::add);
    NumericProfiler other = new NumericProfiler();
    right.forEach(other::add);
    merged.merge(other);
    BinCounter counter = merged.freeze();
    BinCounter second = new BinCounter(counter.bins());
    left.forEach(counter::add);
    right.forEach(second::add);
    counter.merge(second);
    NumericSummary summary = merged.summary(counter);
    NumericSummary whole =
        profile(
            Stream.concat(left.stream(), right.stream())
                .mapToDouble(Double::doubleValue)
                .toArray());

    assertThat(summary.edges()).isEqualTo(whole.edges());
    assertThat(summary.counts()).isEqualTo(whole.counts());
    assertThat(summary.shape().min()).isEqualTo(whole.shape().min());
    assertThat(summary.shape().mean().orElse(0))
        .isCloseTo(whole.shape().mean().orElse(0), within(1e-6));
    assertThat(summary.shape().m2().orElse(0))
        .isCloseTo(
            whole.shape().m2().orElse(0), within(1e-3 + 1e-9 * whole.shape().m2().orElse(0)));
  }

  @Test
  void refusesPassesThatSawDifferentValues() {
    NumericProfiler profiler = new NumericProfiler();
    profiler.add(1);

    assertThatThrownBy(() -> profiler.summary(profiler.freeze()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first pass saw 1");
  }
}
