package dev.cairn.controller.serving.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Numbers and times as people read them. */
class FiguresTest {
  @Test
  void groupsDigits() {
    assertThat(Figures.count(1_204)).isEqualTo("1 204");
    assertThat(Figures.count(12)).isEqualTo("12");
    assertThat(Figures.count(1_000_000)).isEqualTo("1 000 000");
  }

  @Test
  void sharesHaveOneDecimal() {
    assertThat(Figures.percent(1, 1_204)).isEqualTo("0.1 %");
    assertThat(Figures.percent(0, 0)).isEqualTo("0.0 %");
    assertThat(Figures.percent(5, 5)).isEqualTo("100.0 %");
  }

  @Test
  void durationsLookAsInTheSpec() {
    assertThat(Figures.duration(Duration.ofMinutes(90))).isEqualTo("1h30m");
    assertThat(Figures.duration(Duration.ZERO)).isEqualTo("0s");
  }

  @Test
  void aTimeThatNobodyCanReadIsNoReasonToFail() {
    Instant now = Instant.parse("2026-11-21T12:00:00.5Z");

    assertThat(Timestamps.text(now)).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(Timestamps.since("yesterday", now)).isZero();
    assertThat(Timestamps.since("2026-11-21T13:00:00Z", now)).isZero();
    assertThat(Timestamps.since("2026-11-21T12:00:00+02:00", now).toSeconds()).isEqualTo(7200);
  }
}
