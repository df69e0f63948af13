package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.controller.training.Yaml;
import dev.cairn.crds.serving.InferenceServiceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresPolicyTest {
  private static final JsonNode STATUS =
      Yaml.tree(
          """
          observedGeneration: 3
          state: Progressing
          conditions:
          - {type: Ready, status: Unknown, reason: Progressing, message: "b at 10 %: 1 200 requests, errors 0.1 %", lastTransitionTime: "2026-11-21T12:00:00Z"}
          stable: {revision: churn-a, weight: 90, replicas: 2, readyReplicas: 2}
          candidate: {revision: churn-b, weight: 10, replicas: 1, readyReplicas: 1}
          traffic: {id: t1, backends: []}
          rollout:
            phase: Step
            number: 2
            step: 1
            verdict: Inconclusive
            checks: [{name: errorRate, candidate: 0.001, samples: 1200, verdict: Inconclusive}]
          """);

  private static InferenceServiceStatus status(String over) {
    return Yaml.read(Yaml.merged(STATUS, Yaml.tree(over)), InferenceServiceStatus.class);
  }

  private static InferenceServiceStatus told(String over) {
    return FiguresPolicy.told(status("{}"), status(over));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollout: {checks: [{name: errorRate, candidate: 0.002, samples: 2399, verdict: Inconclusive}]}",
        "candidate: {replicas: 2, readyReplicas: 2}",
        """
        conditions:
        - {type: Ready, status: Unknown, reason: Progressing, message: "b at 10 %: 1 750 requests, errors 0.2 %", lastTransitionTime: "2026-11-21T12:00:00Z"}
        """,
      })
  void otherFiguresAloneAreNotTold(String over) {
    assertThat(told(over)).isEqualTo(status("{}")).isNotEqualTo(status(over));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollout: {checks: [{name: errorRate, samples: 2400, verdict: Inconclusive}]}",
        "rollout: {checks: [{name: errorRate, samples: 1201, verdict: Passed}]}",
        "rollout: {checks: [{name: latency, samples: 1, verdict: Inconclusive}]}",
        "rollout: {dueAt: '2026-11-21T12:01:00Z'}",
        "candidate: {weight: 50}",
        "stable: {readyReplicas: 1}",
        "traffic: {id: t2}",
        "observedGeneration: 4",
        """
        conditions:
        - {type: Ready, status: Unknown, reason: Progressing, message: "0 of 1 pods are ready: image not found", lastTransitionTime: "2026-11-21T12:00:00Z"}
        """,
        "rollout: null",
      })
  void anythingElseIs(String over) {
    assertThat(told(over)).isEqualTo(status(over));
  }

  @Test
  void theFirstCountIsTold() {
    InferenceServiceStatus none = status("rollout: {checks: []}");
    InferenceServiceStatus some =
        status("rollout: {checks: [{name: errorRate, samples: 1, verdict: Inconclusive}]}");

    assertThat(FiguresPolicy.told(none, some)).isEqualTo(some);
  }

  @Test
  void withoutARolloutEverythingIsTold() {
    InferenceServiceStatus before = status("rollout: null");
    InferenceServiceStatus after = status("{rollout: null, candidate: {replicas: 2}}");

    assertThat(FiguresPolicy.told(before, after)).isEqualTo(after);
  }

  @Test
  void anHourOfCountsCostsAHandfulOfWrites() {
    InferenceServiceStatus written = status("rollout: {checks: []}");
    int writes = 0;
    for (int round = 1; round <= 720; round++) {
      InferenceServiceStatus now =
          status(
              "rollout: {checks: [{name: errorRate, samples: %d, verdict: Inconclusive}]}"
                  .formatted(round * 50L));
      InferenceServiceStatus told = FiguresPolicy.told(written, now);
      writes += told.equals(written) ? 0 : 1;
      written = told;
    }

    assertThat(writes).isBetween(8, 12);
  }
}
