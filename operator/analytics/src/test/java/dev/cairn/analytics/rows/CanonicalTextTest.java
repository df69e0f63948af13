package dev.cairn.analytics.rows;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1.0, 1", "-0.0, 0", "0.1, 0.1", "-2.50, -2.5", "1e20, 1.0E20", "NaN, NaN"})
  void aNumberHasOneText(double value, String text) {
    assertThat(CanonicalText.of(value)).isEqualTo(text);
  }

  @Property
  void itReadsAsTheSameNumber(@ForAll double value) {
    assertThat(Double.parseDouble(CanonicalText.of(value))).isEqualTo(value + 0.0);
  }
}
