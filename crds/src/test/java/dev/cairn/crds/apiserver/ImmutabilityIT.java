package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImmutabilityIT {
  private static final ApiLane LANE = ApiLane.SHARED;
  private static final ObjectFile FULL = ObjectFile.valid("trainingrun-full");
  private static final ObjectFile LEAST = ObjectFile.valid("trainingrun-least");
  private static final List<String> CHANGEABLE = List.of("suspend", "ttlAfterFinished");

  private static String namespace = "";

  @BeforeAll
  static void makeObjects() {
    namespace = LANE.namespace();
    for (String name :
        List.of(
            "trainingrun-full",
            "trainingrun-least",
            "modelversion-imported",
            "modelversion-full",
            "driftmonitor-full")) {
      ObjectFile file = ObjectFile.valid(name);
      assertThat(LANE.post(namespace, file.plural(), file.text()).code()).isEqualTo(201);
    }
  }

  static List<String> optionalAndImmutable() {
    List<String> names = new ArrayList<>();
    FULL.tree().path("spec").fieldNames().forEachRemaining(names::add);
    names.removeAll(CHANGEABLE);
    names.removeAll(List.of("model", "trainer", "datasets"));
    return names;
  }

  @ParameterizedTest
  @MethodSource("optionalAndImmutable")
  void aRunRefusesToLoseAField(String field) {
    var refusal = patch("trainingrun", FULL.name(), "{\"spec\":{\"%s\":null}}".formatted(field));

    // A field with a default comes back with it, unless that is what it had.
    assertThat(refusal.output()).contains("spec." + field + " is immutable: copy it to a new name");
    assertThat(refusal.exitCode()).isNotZero();
  }

  @ParameterizedTest
  @MethodSource("optionalAndImmutable")
  void aRunRefusesAFieldThatItDidNotHave(String field) {
    JsonNode value = FULL.tree().path("spec").path(field);
    var refusal =
        patch("trainingrun", LEAST.name(), "{\"spec\":{\"%s\":%s}}".formatted(field, value));

    assertThat(refusal.output()).contains("spec." + field + " is immutable: copy it to a new name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"spec\":{\"model\":{\"name\":\"other\"}}}",
        "{\"spec\":{\"trainer\":{\"image\":\"other:2\"}}}",
        "{\"spec\":{\"datasets\":[{\"name\":\"x\",\"uri\":\"pvc://d/x\",\"format\":\"CSV\"}]}}"
      })
  void aRunRefusesOtherWork(String change) {
    var refusal = patch("trainingrun", FULL.name(), change);

    assertThat(refusal.output()).contains("is immutable: copy it to a new name");
  }

  @Test
  void aRunMayBeSuspendedAndItsTtlChanged() {
    LANE.kubectl()
        .must(
            "patch",
            "-n",
            namespace,
            "trainingrun",
            LEAST.name(),
            "--type=merge",
            "-p",
            "{\"spec\":{\"suspend\":true,\"ttlAfterFinished\":\"1h\"}}");

    var again = patch("trainingrun", LEAST.name(), "{\"spec\":{\"suspend\":false}}");
    assertThat(again.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.name", "artifact.digest", "artifact.format", "evidence.digest"})
  void aVersionRefusesAnotherArtifact(String path) {
    String value = path.endsWith("digest") ? "sha256:" + "1".repeat(64) : "Other";
    String[] names = path.split("\\.", -1);
    String change =
        "{\"spec\":{\"%s\":{\"%s\":\"%s\"}}}"
            .formatted(names[0], names[1], path.startsWith("model") ? "other" : value);

    var refusal = patch("modelversion", "churn-20261121-a", change);

    assertThat(refusal.output()).contains("is immutable: another artifact is another version");
  }

  @Test
  void aVersionRefusesEvidenceThatItDidNotHave() {
    String evidence =
        "{\"uri\":\"s3://m/e.json\",\"digest\":\"sha256:%s\"}".formatted("1".repeat(64));

    var refusal = patch("modelversion", "imported", "{\"spec\":{\"evidence\":" + evidence + "}}");

    assertThat(refusal.output()).contains("spec.evidence.digest is immutable");
  }

  @Test
  void aVersionMayMoveAndBeStaged() {
    var moved =
        patch(
            "modelversion",
            "churn-20261121-a",
            "{\"spec\":{\"artifact\":{\"uri\":\"s3://mirror/a/\"},\"stage\":\"Archived\","
                + "\"evidence\":{\"uri\":\"s3://mirror/evidence.json\"}}}");

    assertThat(moved.exitCode()).as(moved.output()).isZero();
  }

  @Test
  void aMonitorsTemplateStaysEditable() {
    var edited =
        patch(
            "driftmonitor",
            "churn-full",
            "{\"spec\":{\"retrain\":{\"template\":{\"spec\":{\"trainer\":{\"image\":\"other:2\"},"
                + "\"parameters\":{\"depth\":\"9\"}}}}}}");

    assertThat(edited.exitCode()).as(edited.output()).isZero();
  }

  private static Kubectl.Result patch(String kind, String name, String change) {
    return LANE.kubectl().run("patch", "-n", namespace, kind, name, "--type=merge", "-p", change);
  }
}
