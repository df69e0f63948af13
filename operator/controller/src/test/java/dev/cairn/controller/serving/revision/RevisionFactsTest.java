package dev.cairn.controller.serving.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.serving.Served;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionFactsTest {
  private static Deployment deployment(String spec, RevisionRole role) {
    var service = Served.service(spec);
    return PredictorDeploymentManifest.of(
        service, Served.revision(service, Served.version()), role, 1, Served.WORKER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "predictor: {command: [serve], image: \"churn:2\", port: 9000, predictPath: /score}",
        "predictor: {predictionPointer: \"/a~1b\", featuresPointer: /rows}",
        "predictor: {enrich: [{featureView: calls, entities: {id: /id}}]}",
      })
  void areReadFromTheDeploymentAsTheyWereWritten(String spec) {
    RevisionFacts facts = Served.revision(Served.service(spec), Served.version()).facts();

    assertThat(RevisionFacts.read(deployment(spec, RevisionRole.STABLE))).contains(facts);
  }

  @Test
  void theRoleIsReadBack() {
    for (RevisionRole role :
        List.of(
            RevisionRole.STABLE,
            RevisionRole.CANDIDATE,
            RevisionRole.SHADOW,
            RevisionRole.FALLBACK)) {
      assertThat(RevisionFacts.role(deployment("{}", role))).contains(role);
    }
    assertThat(Arrays.stream(RevisionRole.values())).hasSize(5);
  }

  @Test
  void aRoleOfANewerVersionIsNone() {
    Deployment deployment = deployment("{}", RevisionRole.STABLE);
    deployment.getMetadata().getAnnotations().put("cairn.dev/role", "Understudy");

    assertThat(RevisionFacts.role(deployment)).isEmpty();
    deployment.getMetadata().getAnnotations().remove("cairn.dev/role");
    assertThat(RevisionFacts.role(deployment)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cairn.dev/port,eighty",
    "cairn.dev/port,",
    "cairn.dev/speaks,{",
    "cairn.dev/model-version,",
    "cairn.dev/artifact-digest,"
  })
  void whatSomebodyTamperedWithIsNotKnown(String annotation, String value) {
    Deployment deployment = deployment("{}", RevisionRole.STABLE);
    if (value == null) {
      deployment.getMetadata().getAnnotations().remove(annotation);
    } else {
      deployment.getMetadata().getAnnotations().put(annotation, value);
    }

    assertThat(RevisionFacts.read(deployment)).isEmpty();
  }

  @Test
  void aFieldOfANewerVersionIsNoTrouble() {
    Deployment deployment = deployment("{}", RevisionRole.STABLE);
    deployment
        .getMetadata()
        .getAnnotations()
        .put("cairn.dev/speaks", "{\"protocol\":\"JSON\",\"predictPath\":\"/p\",\"dialect\":1}");

    assertThat(RevisionFacts.read(deployment))
        .hasValueSatisfying(facts -> assertThat(facts.speaks().predictPath()).isEqualTo("/p"));
  }
}
