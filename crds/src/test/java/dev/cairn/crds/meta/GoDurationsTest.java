package dev.cairn.crds.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "250ms, PT0.25S",
    "0.001ms, PT0.000001S",
    "168h, PT168H",
    "1h1m1s1ms, PT1H1M1.001S"
  })
  void readsWhatTheApiAccepts(String text, Duration meant) {
    assertThat(GoDurations.parse(text)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1s", "5d", "PT5M", "1 h", "1h 30m", "1e3s", "1.0001s"})
  void refusesAnythingElseAndSaysHowToWriteIt(String text) {
    assertThatThrownBy(() -> GoDurations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is no duration: write it like 90s, 15m or 1h30m");
  }

  @Test
  void readsTheLongestThatThePatternAdmits() {
    assertThat(GoDurations.parse("999999h999999h999999h999999h"))
        .isEqualTo(Duration.ofHours(4 * 999_999));
  }
}
