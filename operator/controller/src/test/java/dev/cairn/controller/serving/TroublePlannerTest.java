package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.controller.training.Yaml;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroublePlannerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static InferenceService service() {
    InferenceService service = Served.service();
    service.getMetadata().setGeneration(2L);
    service.setStatus(
        Yaml.read(
            """
            state: Ready
            conditions:
            - {type: Available, status: "True", reason: Serving, message: m, lastTransitionTime: "2026-11-20T12:00:00Z"}
            - {type: Reconciling, status: "True", reason: Progressing, message: m, lastTransitionTime: "2026-11-20T12:00:00Z"}
            traffic: {id: t1, backends: []}
            """,
            InferenceServiceStatus.class));
    return service;
  }

  private static Optional<InferenceServiceStatus> told(Exception failure) {
    return TroublePlanner.explain(service(), failure, NOW);
  }

  @Test
  void aNameThatIsTakenIsToldAndRoutersKeepTheirTable() {
    InferenceServiceStatus status =
        told(new NameTakenException("Service", "churn", "nobody's")).orElseThrow();

    assertThat(status.traffic()).isEqualTo(ServiceCase.status(service()).traffic());
    assertThat(status.observedGeneration()).isEqualTo(2);
    assertThat(status.conditions())
        .extracting(StatusCondition::type, StatusCondition::reason)
        .containsExactlyInAnyOrder(tuple("Ready", "NameConflict"), tuple("Available", "Serving"));
  }

  @ParameterizedTest
  @CsvSource({"403, Forbidden", "422, NotServable"})
  void aRefusalIsToldInTheServersWords(int code, String reason) {
    assertThat(told(new KubernetesClientException("no such thing", code, null)))
        .hasValueSatisfying(
            status ->
                assertThat(status.conditions())
                    .anySatisfy(
                        condition -> {
                          assertThat(condition.reason()).isEqualTo(reason);
                          assertThat(condition.message()).contains("no such thing");
                        }));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409, 429, 500, 503})
  void whatPassesByItselfIsNotTold(int code) {
    assertThat(told(new KubernetesClientException("later", code, null))).isEmpty();
    assertThat(told(new IllegalStateException("a bug"))).isEmpty();
  }
}
