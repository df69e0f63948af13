package dev.cairn.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final StatusCondition READY =
      new StatusCondition("Ready", "True", 1L, "2026-01-01T00:00:00Z", "Old", "old");

  private enum Reason {
    Found
  }

  private static List<StatusCondition> set(List<StatusCondition> before, Truth truth) {
    return new Conditions(before, 7, NOW).set("Ready", truth, Reason.Found, "found it").build();
  }

  @Test
  void saysSinceWhenInWholeSeconds() {
    assertThat(set(List.of(), Truth.TRUE))
        .containsExactly(
            new StatusCondition("Ready", "True", 7L, "2026-11-21T10:00:00Z", "Found", "found it"));
  }

  @Test
  void keepsTheTimeWhileTheStatusStays() {
    assertThat(set(List.of(READY), Truth.TRUE))
        .containsExactly(
            new StatusCondition("Ready", "True", 7L, "2026-01-01T00:00:00Z", "Found", "found it"));
  }

  @Test
  void takesTheTimeOfAChange() {
    assertThat(set(List.of(READY), Truth.FALSE).getFirst().lastTransitionTime())
        .isEqualTo("2026-11-21T10:00:00Z");
    assertThat(set(List.of(READY), Truth.UNKNOWN).getFirst().status()).isEqualTo("Unknown");
  }

  @Test
  void dropsWhatIsNotSetAgain() {
    StatusCondition stalled = new StatusCondition("Stalled", "True", 1L, "t", "Old", "old");

    assertThat(set(List.of(READY, stalled), Truth.TRUE))
        .extracting(StatusCondition::type)
        .containsExactly("Ready");
  }

  @Test
  void takesOverWhatIsKept() {
    assertThat(new Conditions(List.of(READY), 7, NOW).keep(READY).build()).containsExactly(READY);
  }

  @Test
  void cutsAMessageThatIsTooLong() {
    String message =
        new Conditions(List.of(), 7, NOW)
            .set("Ready", Truth.TRUE, Reason.Found, "x".repeat(2000))
            .build()
            .getFirst()
            .message();

    assertThat(message).hasSize(1024).endsWith("x…");
  }
}
