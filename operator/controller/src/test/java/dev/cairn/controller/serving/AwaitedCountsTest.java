package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Yaml;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwaitedCountsTest {
  private static final String TABLE = "traffic: {id: t1, backends: []}\n";

  private static boolean isAwaited(String status) {
    InferenceService service = Served.service();
    service.setStatus(Yaml.read(status, InferenceServiceStatus.class));
    return AwaitedCounts.isAwaited(service);
  }

  private static String routeReady(String status) {
    return "conditions: [{type: RouteReady, status: '%s', reason: Serving, message: m, lastTransitionTime: '2026-11-21T12:00:00Z'}]\n"
        .formatted(status);
  }

  @ParameterizedTest
  @CsvSource({"True, false", "Unknown, true", "False, true"})
  void routersAreAskedUntilTheyFollowTheTable(String status, boolean awaited) {
    assertThat(isAwaited(TABLE + routeReady(status))).isEqualTo(awaited);
  }

  @Test
  void aRolloutIsWatched() {
    assertThat(isAwaited(TABLE + routeReady("True") + "rollout: {phase: Step, number: 2}"))
        .isTrue();
  }

  @Test
  void aProvisionalRefusalIsCheckedAgainstStable() {
    String block = "blockedRevisions: [{revision: churn-b, provisional: %s}]";

    assertThat(isAwaited(TABLE + routeReady("True") + block.formatted(true))).isTrue();
    assertThat(isAwaited(TABLE + routeReady("True") + block.formatted(false))).isFalse();
  }

  @Test
  void withoutATableNobodyHasCounts() {
    assertThat(isAwaited("state: Pending")).isFalse();
    assertThat(AwaitedCounts.isAwaited(Served.service())).isFalse();
  }
}
