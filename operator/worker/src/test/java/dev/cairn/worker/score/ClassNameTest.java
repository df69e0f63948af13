package dev.cairn.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassNameTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1., 1",
    "1e0, 1",
    "10E-1, 1",
    "+1, 1",
    "01, 1",
    "-0.0, 0",
    "-3.00, -3",
    ".5, 0.5",
    "0.50, 0.5",
    "5e-1, 0.5",
    "1e20, 1.0E20",
    "100000000000000000000, 1.0E20",
    "True, true",
    "TRUE, true",
    "false, false",
    "False, false"
  })
  void numbersAndTruthValuesHaveOneText(String written, String name) {
    assertThat(ClassName.of(written)).isEqualTo(name);
    assertThat(ClassName.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "red",
        "Yes",
        " 1",
        "1 ",
        "1,0",
        "1_000",
        "0x1",
        "1d",
        "NaN",
        "Infinity",
        "-",
        ".",
        "1e",
        "e1",
        "--1",
        "1.2.3",
        "1e999",
        "٣",
        "truë"
      })
  void everyOtherTextIsItself(String text) {
    assertThat(ClassName.of(text)).isEqualTo(text);
  }

  @Test
  void truthIsNoNumber() {
    assertThat(ClassName.of("true")).isNotEqualTo(ClassName.of("1"));
    assertThat(ClassName.of("False")).isNotEqualTo(ClassName.of("0"));
  }
}
