package dev.cairn.analytics.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.UnreadableBytesException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {
  private static LongStream hashes(long seed, int count) {
    return new SplittableRandom(seed).longs(count);
  }

  private static RowFilter filter(int rows) {
    RowFilter filter = RowFilter.sized(rows);
    hashes(1, rows).forEach(filter::add);
    return filter;
  }

  @Property
  void knowsEveryRowThatWasAdded(@ForAll @Size(max = 300) long[] rows)
      throws UnreadableBytesException {
    RowFilter filter = RowFilter.sized(rows.length);
    Arrays.stream(rows).forEach(filter::add);
    RowFilter read = RowFilter.read(filter.toBytes());

    assertThat(Arrays.stream(rows).allMatch(filter::mayContain)).isTrue();
    assertThat(Arrays.stream(rows).allMatch(read::mayContain)).isTrue();
    assertThat(read.rows()).isEqualTo(rows.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000, 300_000})
  void takesOneInAHundredOthersForKnown(int rows) {
    RowFilter filter = filter(rows);
    double share = hashes(2, 200_000).filter(filter::mayContain).count() / 200_000.0;

    assertThat(share).isCloseTo(0.01, within(0.003));
    assertThat(filter.falsePositiveRate()).isCloseTo(share, within(0.002));
    assertThat(hashes(1, rows).allMatch(filter::mayContain)).isTrue();
  }

  @Test
  void rowsThatLieCloseTogetherAreToldApart() {
    RowFilter filter = RowFilter.sized(10_000);
    LongStream.range(0, 10_000).forEach(filter::add);
    long wrong = LongStream.range(10_000, 110_000).filter(filter::mayContain).count();

    assertThat(wrong).isLessThan(2_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "1, 8", "1000000, 1198136", "28000000, 33547712", "4000000000, 33554432"})
  void growsWithItsRowsUpToABound(long rows, int bytes) {
    assertThat(RowFilter.sized(rows).toBytes()).hasSize(24 + bytes);
  }

  @Test
  void anEmptyFilterKnowsNothing() throws UnreadableBytesException {
    RowFilter filter = RowFilter.read(RowFilter.sized(0).toBytes());

    assertThat(hashes(3, 1000).noneMatch(filter::mayContain)).isTrue();
    assertThat(filter.falsePositiveRate()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 7, no row filter",
    "7, 0, 0 hash functions",
    "7, 17, 17 hash functions",
    "4, 127, hash functions",
    "8, 127, bits cannot have",
    "15, 63, bits cannot have",
    "14, 0, bits cannot have",
    "16, -1, rows"
  })
  void refusesAHeaderThatMakesNoSense(int at, int value, String message) {
    byte[] bytes = filter(1000).toBytes();
    bytes[at] = (byte) value;

    assertThatThrownBy(() -> RowFilter.read(bytes))
        .isInstanceOf(UnreadableBytesException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 24, 25, 31, 1000})
  void refusesAPartOfAFilter(int length) {
    byte[] bytes = Arrays.copyOf(filter(1000).toBytes(), length);

    assertThatThrownBy(() -> RowFilter.read(bytes)).isInstanceOf(UnreadableBytesException.class);
  }

  @Test
  void refusesMoreThanItsBound() {
    assertThatThrownBy(() -> RowFilter.read(new byte[24 + RowFilter.MOST_BYTES + 1]))
        .isInstanceOf(UnreadableBytesException.class)
        .hasMessageContaining("cannot have");
  }
}
