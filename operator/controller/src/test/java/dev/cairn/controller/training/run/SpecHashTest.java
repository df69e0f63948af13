package dev.cairn.controller.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Runs;
import dev.cairn.controller.training.Yaml;
import dev.cairn.crds.training.TrainingRunSpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecHashTest {
  private static final String WRITTEN =
      """
      model: {name: churn}
      trainer: {image: "registry.example/churn:1"}
      parameters: {max_depth: "6", seed: "7"}
      datasets:
      - {name: train, uri: pvc://churn-data/train/, format: Parquet, checks: {minRows: 1000}}
      output: {uri: pvc://models/churn}
      register: {stage: Staging}
      """;

  private static String hash(String spec) {
    return SpecHash.of(Yaml.read(spec, TrainingRunSpec.class));
  }

  private static String changed(String change) {
    return SpecHash.of(
        Yaml.read(Yaml.merged(Yaml.tree(WRITTEN), Yaml.tree(change)), TrainingRunSpec.class));
  }

  @Test
  void isADigest() {
    assertThat(hash(WRITTEN)).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void doesNotMindTheOrderOfAnything() {
    assertThat(
            hash(
                """
                register: {stage: Staging}
                output: {uri: pvc://models/churn}
                parameters: {seed: "7", max_depth: "6"}
                datasets:
                - {checks: {minRows: 1000}, format: Parquet, uri: pvc://churn-data/train/, name: train}
                trainer: {image: "registry.example/churn:1"}
                model: {name: churn}
                """))
        .isEqualTo(hash(WRITTEN));
  }

  @Test
  void isTheSameOnceTheServerHasSetDefaults() {
    assertThat(
            changed(
                """
                trigger: {kind: Manual}
                output: {maxSize: 10Gi}
                register: {policy: WhenGatesPass}
                onlyNewData: false
                timeout: 24h
                retries: 2
                suspend: false
                ttlAfterFinished: 168h
                """))
        .isEqualTo(hash(WRITTEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"suspend: true", "ttlAfterFinished: 0s", "ttlAfterFinished: 1h"})
  void ignoresWhatAPersonMayChange(String change) {
    assertThat(changed(change)).isEqualTo(hash(WRITTEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: {name: churn2}",
        "code: {repository: 'https://git.example/churn.git', revision: 3f1c}",
        "trainer: {image: 'registry.example/churn:2'}",
        "trainer: {command: [python]}",
        "trainer: {args: [--fast]}",
        "trainer: {env: [{name: A, value: b}]}",
        "trainer: {resources: {limits: {memory: 2Gi}}}",
        "predictor: {handler: 'churn.model:predict'}",
        "parameters: {max_depth: '7'}",
        "parameters: {seed: null}",
        "datasets: [{name: train, uri: 'pvc://churn-data/train/', format: Parquet}]",
        "datasets: []",
        "evaluation: {datasets: [train], task: Regression, label: x}",
        "output: {uri: 'pvc://models/churn2'}",
        "output: {format: ONNX}",
        "output: {maxSize: 1Gi}",
        "output: null",
        "register: {policy: Never}",
        "register: {stage: None}",
        "register: {card: {owner: me}}",
        "onlyNewData: true",
        "pod: {priorityClassName: batch}",
        "queueName: gpu",
        "timeout: 1h",
        "retries: 0"
      })
  void changesWithAnythingElse(String change) {
    assertThat(changed(change)).isNotEqualTo(hash(WRITTEN));
  }

  @Property(tries = 1000)
  void tellsParametersApart(@ForAll String one, @ForAll String other) {
    boolean same = SpecHash.of(parameter(one)).equals(SpecHash.of(parameter(other)));

    assertThat(same).isEqualTo(one.equals(other));
  }

  private static TrainingRunSpec parameter(String value) {
    var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
    var tree = mapper.createObjectNode();
    tree.putObject("parameters").put("p", value);
    return Yaml.read(tree, TrainingRunSpec.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{trigger: {kind: Manual, cause: a token}}",
        "{datasets: [{name: train, uri: 'pvc://churn-data/train/', format: Parquet, digest: 'sha256:12'}]}",
        "{suspend: true, ttlAfterFinished: 0s}"
      })
  void theRecipeStaysTheSameWithoutPinsAndCause(String changes) {
    assertThat(SpecHash.ofRecipe(Runs.spec(changes).getSpec()))
        .isEqualTo(SpecHash.ofRecipe(Runs.run().getSpec()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{parameters: {max_depth: '7', seed: '7'}}",
        "{datasets: [{name: train, uri: 'pvc://churn-data/other/', format: Parquet}]}"
      })
  void theRecipeIsAnotherOneForOtherWork(String changes) {
    assertThat(SpecHash.ofRecipe(Runs.spec(changes).getSpec()))
        .isNotEqualTo(SpecHash.ofRecipe(Runs.run().getSpec()));
  }
}
