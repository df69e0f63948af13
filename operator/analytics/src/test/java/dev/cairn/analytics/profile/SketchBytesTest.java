package dev.cairn.analytics.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.analytics.UnreadableBytesException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sketches from outside may be anything. */
class SketchBytesTest {
  private static byte[] quantiles(int count) {
    QuantileSketch sketch = new QuantileSketch();
    Random random = new Random(7);
    for (int i = 0; i < count; i++) {
      sketch.add(random.nextGaussian());
    }
    return sketch.toBytes();
  }

  private static byte[] distinct(int count) {
    DistinctSketch sketch = new DistinctSketch();
    for (int i = 0; i < count; i++) {
      sketch.add("id-" + i);
    }
    return sketch.toBytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 800, 5_000, 300_000})
  void aSketchComesBackAsItWas(int count) throws UnreadableBytesException {
    byte[] quantiles = quantiles(count);
    byte[] distinct = distinct(count);

    assertThat(QuantileSketch.read(quantiles).toBytes()).isEqualTo(quantiles);
    assertThat(QuantileSketch.read(quantiles).count()).isEqualTo(count);
    assertThat(DistinctSketch.read(distinct).estimate())
        .isEqualTo(DistinctSketch.read(DistinctSketch.read(distinct).toBytes()).estimate());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 300_000})
  void aPartOfASketchIsRefused(int count) {
    byte[] quantiles = quantiles(count);
    byte[] distinct = distinct(count);
    for (int length = 0; length < quantiles.length; length += 1 + length / 7) {
      byte[] part = Arrays.copyOf(quantiles, length);
      assertThatThrownBy(() -> QuantileSketch.read(part))
          .isInstanceOf(UnreadableBytesException.class);
    }
    for (int length = 0; length < distinct.length; length += 1 + length / 7) {
      byte[] part = Arrays.copyOf(distinct, length);
      assertThatThrownBy(() -> DistinctSketch.read(part))
          .isInstanceOf(UnreadableBytesException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 3_000, 300_000})
  void aFlippedBitIsRefusedOrLeavesASketchThatAnswers(int count) throws UnreadableBytesException {
    byte[] quantiles = quantiles(count);
    byte[] distinct = distinct(count);
    for (int bit = 0; bit < Math.min(quantiles.length, 200) * 8; bit++) {
      answer(flipped(quantiles, bit));
    }
    for (int bit = 0; bit < Math.min(distinct.length, 200) * 8; bit++) {
      estimate(flipped(distinct, bit));
    }
  }

  @Property(tries = 500)
  void anyBytesAreRefusedOrLeaveASketchThatAnswers(@ForAll @Size(max = 80) byte[] bytes) {
    answer(bytes);
    estimate(bytes);
  }

  @Test
  void otherSizesAndKindsAreRefused() {
    byte[] smaller = KllDoublesSketch.newHeapInstance(200).toByteArray();
    byte[] floats = KllFloatsSketch.newHeapInstance(QuantileSketch.K).toByteArray();
    byte[] larger = new HllSketch(14).toCompactByteArray();

    assertThatThrownBy(() -> QuantileSketch.read(smaller))
        .isInstanceOf(UnreadableBytesException.class)
        .hasMessageContaining("k must be 800, not 200");
    assertThatThrownBy(() -> QuantileSketch.read(new byte[1 << 20]))
        .isInstanceOf(UnreadableBytesException.class);
    assertThatThrownBy(() -> DistinctSketch.read(larger))
        .isInstanceOf(UnreadableBytesException.class)
        .hasMessageContaining("2^12");
    answer(floats);
  }

  @Test
  void anEmptySketchHasNoQuantiles() {
    assertThatThrownBy(() -> new QuantileSketch().quantile(0.5))
        .isInstanceOf(IllegalStateException.class);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] copy = bytes.clone();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }

  private static void answer(byte[] bytes) {
    try {
      QuantileSketch sketch = QuantileSketch.read(bytes);
      if (sketch.count() > 0) {
        assertThat(sketch.quantile(0.5)).isFinite();
      }
    } catch (UnreadableBytesException e) {
      assertThat(e).hasMessageContaining("sketch");
    }
  }

  private static void estimate(byte[] bytes) {
    try {
      assertThat(DistinctSketch.read(bytes).estimate()).isNotNegative();
    } catch (UnreadableBytesException e) {
      assertThat(e).hasMessageContaining("sketch");
    }
  }
}
