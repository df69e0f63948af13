package dev.cairn.worker.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
  @Test
  void hidesControlAndDirectionCharacters() {
    assertThat(Shown.name("a\u001b[31m\nb\u202ec")).isEqualTo("\"a?[31m?b?c\"");
  }

  @Test
  void cutsLongNamesInTheMiddle() {
    assertThat(Shown.name("a".repeat(500) + "z"))
        .hasSizeLessThan(170)
        .contains("…")
        .endsWith("z\"");
  }

  @Test
  void namesTheFirstOfMany() {
    assertThat(Shown.names(Collections.nCopies(20, "x"))).endsWith("\"x\" and 8 more");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1536, 1.5 KiB", "10737418240, 10.0 GiB"})
  void showsSizesForPeople(long bytes, String shown) {
    assertThat(Shown.bytes(bytes)).isEqualTo(shown);
  }
}
