package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.crds.generator.CrdGenerator;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and tools see of the kinds: lists, explanations, subresources. */
class ServerViewIT {
  private static final ApiLane LANE = ApiLane.SHARED;
  private static String namespace = "";

  @BeforeAll
  static void applyAllValidObjects() {
    namespace = LANE.namespace();
    LANE.kubectl().must("apply", "-n", namespace, "-f", "src/test/resources/valid");
  }

  @Test
  void listsEveryObjectUnderTheCategory() {
    String listed = LANE.kubectl().must("get", "cairn", "-n", namespace, "-o", "name");

    assertThat(listed.lines()).hasSameSizeAs(ObjectFile.in("valid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trun", "mver", "mlsvc", "dmon", "fview"})
  void answersToTheShortName(String shortName) {
    assertThat(LANE.kubectl().must("get", shortName, "-n", namespace, "-o", "name")).isNotBlank();
  }

  @Test
  void selectsVersionsByModelAndStage() {
    String selected =
        LANE.kubectl()
            .must(
                "get",
                "mver",
                "-n",
                namespace,
                "-o",
                "name",
                "--field-selector",
                "spec.model.name=churn,spec.stage=Production");

    assertThat(selected.strip()).isEqualTo("modelversion.trail.cairn.dev/churn-20261121-a");
  }

  @Test
  void explainsEveryField() {
    JsonNode api =
        CrdGenerator.read(
            LANE.kubectl().must("get", "--raw", "/openapi/v3/apis/trail.cairn.dev/v1alpha1"));
    List<String> unexplained = new ArrayList<>();
    api.path("components")
        .path("schemas")
        .properties()
        .forEach(
            schema -> {
              if (schema.getKey().startsWith("dev.cairn.trail")
                  && !schema.getKey().endsWith("List")) {
                collectUnexplained(schema.getKey(), schema.getValue(), unexplained);
              }
            });

    assertThat(api.toString()).contains("dev.cairn.trail.v1alpha1.TrainingRun");
    assertThat(unexplained).isEmpty();
  }

  @Test
  void explainPrintsTheDescriptions() {
    assertThat(LANE.kubectl().must("explain", "trainingruns.trail.cairn.dev.spec.retries"))
        .contains("How often pods lost to the platform are replaced");
  }

  @Test
  void aNewObjectIsNotSeenYet() {
    TrainingRun run =
        LANE.client().resources(TrainingRun.class).inNamespace(namespace).withName("least").get();

    assertThat(run.getStatus().observedGeneration()).isEqualTo(-1);
  }

  @Test
  void aSpecThatComesWithAStatusChangesNothing() {
    String change = "{\"spec\":{\"suspend\":true},\"status\":{\"state\":\"Pending\"}}";

    patchStatus("trun", "least", change);

    TrainingRun run =
        LANE.client().resources(TrainingRun.class).inNamespace(namespace).withName("least").get();
    assertThat(run.getSpec().suspend()).isFalse();
    assertThat(run.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void scalesAService() {
    LANE.kubectl().must("scale", "-n", namespace, "mlsvc/churn", "--replicas=3");

    InferenceService service =
        LANE.client()
            .resources(InferenceService.class)
            .inNamespace(namespace)
            .withName("churn")
            .get();
    assertThat(service.getSpec().scaling().minReplicas()).isEqualTo(3);
  }

  @Test
  void theScaleOfAServiceHoldsItsPodsAndSelector() {
    patchStatus(
        "mlsvc", "churn-full", "{\"status\":{\"replicas\":2,\"selector\":\"cairn.dev/x=y\"}}");

    String scale =
        LANE.kubectl()
            .must(
                "get",
                "--raw",
                "/apis/trail.cairn.dev/v1alpha1/namespaces/%s/inferenceservices/churn-full/scale"
                    .formatted(namespace));
    assertThat(CrdGenerator.read(scale).path("status").path("replicas").asInt()).isEqualTo(2);
    assertThat(CrdGenerator.read(scale).path("status").path("selector").asText())
        .isEqualTo("cairn.dev/x=y");
  }

  static void patchStatus(String kind, String name, String change) {
    LANE.kubectl()
        .must(
            "patch",
            "-n",
            namespace,
            kind,
            name,
            "--subresource=status",
            "--type=merge",
            "-p",
            change);
  }

  private static void collectUnexplained(String path, JsonNode schema, List<String> to) {
    for (var property : schema.path("properties").properties()) {
      String below = path + "." + property.getKey();
      if (property.getValue().path("description").asText().isBlank()) {
        to.add(below);
      }
      collectUnexplained(below, property.getValue(), to);
    }
    if (schema.has("items")) {
      collectUnexplained(path + "[]", schema.path("items"), to);
    }
    if (schema.has("additionalProperties")) {
      collectUnexplained(path + "{}", schema.path("additionalProperties"), to);
    }
  }
}
