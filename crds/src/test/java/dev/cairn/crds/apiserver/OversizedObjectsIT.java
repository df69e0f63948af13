package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Objects that are too large to lie in a file. */
class OversizedObjectsIT {
  private static String namespace = "";

  @BeforeAll
  static void makeNamespace() {
    namespace = ApiLane.SHARED.namespace();
  }

  @Test
  void refusesTenThousandVariables() {
    String env = many(10_000, i -> "{name: V%d, value: x}".formatted(i));

    assertThat(run("env", ", env: [" + env + "]", "").body())
        .contains("spec.trainer.env: Too many: 10000: must have at most 100 items");
  }

  @Test
  void refusesAHundredAndOneParameters() {
    assertThat(run("parameters", "", many(101, i -> "p%d: x".formatted(i))).body())
        .contains("spec.parameters: Too many: 101: must have at most 100 items");
  }

  @Test
  void refusesAParameterOfMoreThanTenKilobytes() {
    assertThat(run("long", "", "p: " + "x".repeat(10_241)).body())
        .contains("spec.parameters.p: Too long: may not be more than 10240 bytes");
  }

  @Test
  void acceptsTheLongestNameThatKubernetesAccepts() {
    assertThat(run("n".repeat(253), "", "").code()).isEqualTo(201);
  }

  @Test
  void refusesABodyOfThreeMebibytes() {
    assertThat(run("large", "", "p: " + "x".repeat(3 << 20)).code()).isEqualTo(413);
  }

  @Test
  void refusesAHundredFoldNestingOfFieldsThatItDoesNotKnow() {
    String deep = "{a: ".repeat(100) + "1" + "}".repeat(100);

    assertThat(run("deep", ", nested: " + deep, "").body())
        .contains("unknown field \\\"spec.trainer.nested\\\"");
  }

  @Test
  void refusesTenThousandTags() {
    String tags = many(10_000, i -> "t%d: x".formatted(i));
    String version =
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: ModelVersion
        metadata: {name: tags}
        spec:
          model: {name: churn}
          artifact: {uri: "s3://m/a/", digest: "sha256:%s"}
          card: {tags: {%s}}
        """
            .formatted("0".repeat(64), tags);

    assertThat(ApiLane.SHARED.post(namespace, "modelversions", version).body())
        .contains("spec.card.tags: Too many: 10000: must have at most 50 items");
  }

  @Test
  void refusesAThousandStepsAndAHugeAnswer() {
    String steps = many(1_000, i -> "{weight: %d}".formatted(1 + i % 99));
    String service =
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: InferenceService
        metadata: {name: large}
        spec:
          model: {name: churn, stage: Production}
          rollout: {steps: [%s]}
          fallback: {when: [Error], response: {status: 200, body: "%s"}}
        """
            .formatted(steps, "x".repeat(20_000));

    assertThat(ApiLane.SHARED.post(namespace, "inferenceservices", service).body())
        .contains("spec.rollout.steps: Too many: 1000: must have at most 20 items")
        .contains("spec.fallback.response.body: Too long");
  }

  @Test
  void refusesTenThousandColumns() {
    String monitor =
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: DriftMonitor
        metadata: {name: columns}
        spec:
          target: {name: churn}
          columns: [%s]
        """
            .formatted(many(10_000, i -> "{name: c%d}".formatted(i)));

    assertThat(ApiLane.SHARED.post(namespace, "driftmonitors", monitor).body())
        .contains("spec.columns: Too many: 10000: must have at most 500 items");
  }

  private static HttpResponse<String> run(String name, String trainer, String parameters) {
    String run =
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: TrainingRun
        metadata: {name: %s}
        spec:
          model: {name: churn}
          trainer: {image: "churn:1"%s}
          datasets: [{name: train, uri: "pvc://d/x", format: CSV}]
          parameters: {%s}
        """
            .formatted(name, trainer, parameters);
    return ApiLane.SHARED.post(namespace, "trainingruns", run);
  }

  private static String many(int count, IntFunction<String> item) {
    return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(", "));
  }
}
