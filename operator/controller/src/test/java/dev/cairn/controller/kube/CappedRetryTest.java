package dev.cairn.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.processing.retry.RetryExecution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CappedRetryTest {
  private static List<Long> delays(int attempts) {
    RetryExecution execution = new CappedRetry().initExecution();
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < attempts; i++) {
      assertThat(execution.isLastAttempt()).isFalse();
      delays.add(execution.nextDelay().orElseThrow());
    }
    assertThat(execution.getAttemptCount()).isEqualTo(attempts);
    return delays;
  }

  @Test
  void neverGivesUp() {
    assertThat(delays(10_000)).hasSize(10_000);
  }

  @Test
  void startsSoonAndDoubles() {
    List<Long> delays = delays(4);

    assertThat(delays.get(0)).isBetween(375L, 500L);
    assertThat(delays.get(1)).isBetween(750L, 1_000L);
    assertThat(delays.get(3)).isBetween(3_000L, 4_000L);
  }

  @Test
  void neverWaitsLongerThanAMinute() {
    assertThat(delays(200)).allSatisfy(delay -> assertThat(delay).isBetween(1L, 60_000L));
    assertThat(delays(200).subList(10, 200))
        .allSatisfy(delay -> assertThat(delay).isGreaterThan(45_000L));
  }

  @Test
  void spreadsObjectsThatFailedTogether() {
    assertThat(new HashSet<>(delays(200))).hasSizeGreaterThan(100);
  }
}
