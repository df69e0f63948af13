package dev.cairn.analytics.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowHasherTest {
  private static final long A = RowHasher.column("a");
  private static final long B = RowHasher.column("b");

  private final RowHasher hasher = new RowHasher();

  private long number(double value) {
    hasher.number(A, value);
    return hasher.end();
  }

  private long text(String value) {
    hasher.text(A, value);
    return hasher.end();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.0, 1", "1.50, 1.5", "-0, 0", "1e3, 1000", "+7, 7", "2E-2, 0.02"})
  void textThatReadsAsANumberIsThatNumber(String text, double value) {
    assertThat(text(text)).isEqualTo(number(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1 ", "0x10", "1d", "1f", "NaN", "Infinity", "1,5", "1_0", "."})
  void otherTextIsText(String text) {
    hasher.flag(A, true);
    long flag = hasher.end();

    assertThat(text(text)).isNotEqualTo(flag).isEqualTo(text(text));
    assertThat(text(text)).isNotIn(number(1), number(15), number(10), number(16), number(0));
    assertThat(text(text)).isNotIn(number(Double.NaN), number(Double.POSITIVE_INFINITY));
  }

  @Test
  void thereIsOneZeroAndOneNan() {
    assertThat(number(-0.0)).isEqualTo(number(0.0));
    assertThat(number(Double.longBitsToDouble(0x7ff8000000000001L))).isEqualTo(number(Double.NaN));
  }

  @Test
  void truthIsItsText() {
    hasher.flag(A, true);
    assertThat(hasher.end()).isEqualTo(text("true")).isNotEqualTo(text("false"));
  }

  @Test
  void theSameValueInAnotherColumnIsAnotherRow() {
    hasher.number(A, 1);
    hasher.number(B, 2);
    long first = hasher.end();
    hasher.number(A, 2);
    hasher.number(B, 1);

    assertThat(hasher.end()).isNotEqualTo(first);
  }

  @Test
  void textsDoNotRunIntoEachOther() {
    hasher.text(A, "xy");
    hasher.text(B, "z");
    long first = hasher.end();
    hasher.text(A, "x");
    hasher.text(B, "yz");

    assertThat(hasher.end()).isNotEqualTo(first);
  }

  @Test
  void longRowsAreHashedWhole() {
    String text = "é".repeat(100_000);

    assertThat(text(text)).isEqualTo(text(text)).isNotEqualTo(text(text + "e"));
  }

  @Test
  void aHashIsTheSameInEveryVersion() {
    hasher.number(A, 1.5);
    hasher.text(B, "monthly");

    assertThat(hasher.end()).isEqualTo(4593171255310893882L);
  }

  @Property
  void whatPrintsANumberIsThatNumber(@ForAll double value) {
    RowHasher own = new RowHasher();
    own.number(A, value);
    long number = own.end();
    own.text(A, Double.toString(value));

    assertThat(own.end()).isEqualTo(number);
  }

  @Test
  void hashesHardlyMeet() {
    Set<Long> hashes = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      hashes.add(number(i));
      hashes.add(text("level-" + i));
    }

    assertThat(hashes).hasSize(200_000);
  }
}
