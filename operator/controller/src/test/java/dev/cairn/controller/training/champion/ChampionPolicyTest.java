package dev.cairn.controller.training.champion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Yaml;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version of a line is its champion. */
class ChampionPolicyTest {
  /** A version: name, effective stage, since, roles, state. */
  private static ModelVersion version(String text) {
    String[] words = text.strip().split(" ", -1);
    String deployments =
        words.length > 3 && !words[3].equals("-")
            ? "[{inferenceService: s, role: %s}]".formatted(words[3])
            : "[]";
    return Yaml.read(
        """
        metadata: {name: %s, namespace: retail, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec: {model: {name: churn}, artifact: {uri: "pvc://m/x/", digest: "sha256:0"}}
        status: {state: %s, stage: %s, stageSince: %s, deployments: %s}
        """
            .formatted(
                words[0],
                words.length > 4 ? words[4] : "Available",
                words[1],
                words[2].equals("-") ? "null" : "\"" + words[2] + "\"",
                deployments),
        ModelVersion.class);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing in Production|a Staging 2026-01-01T00:00:00Z, b None -|none",
        "the newest in Production|a Production 2026-01-02T00:00:00Z, b Production 2026-01-01T00:00:00Z|a",
        "times of any offset are compared|a Production 2026-01-02T00:30:00+02:00, b Production 2026-01-01T23:00:00Z|b",
        "a refused one is none|a Production 2026-01-02T00:00:00Z Refused, b Production 2026-01-01T00:00:00Z|b",
        "a stable one comes before a stage|a Production 2026-01-02T00:00:00Z, b None 2026-01-01T00:00:00Z Stable|b",
        "of several stable ones the newest|a Staging 2026-01-02T00:00:00Z Stable, b Staging 2026-01-01T00:00:00Z Stable|a",
        "a candidate is none|a Staging 2026-01-02T00:00:00Z Candidate|none",
        "one that cannot be read for now stays|a Production 2026-01-02T00:00:00Z - Pending, b Production 2026-01-01T00:00:00Z|a",
        "one whose files were changed, too|a Staging 2026-01-02T00:00:00Z Stable Rejected, b Production 2026-01-01T00:00:00Z|a",
        "without a time last|a Production -, b Production 2026-01-01T00:00:00Z|b",
        "equal times: the greater name|a Production 2026-01-01T00:00:00Z, b Production 2026-01-01T00:00:00Z|b"
      })
  void isChosen(String says, String line, String champion) {
    List<ModelVersion> versions =
        Stream.of(line.split(",", -1)).map(ChampionPolicyTest::version).toList();

    String chosen =
        ChampionPolicy.choose(versions).map(one -> one.getMetadata().getName()).orElse("none");

    assertThat(chosen).isEqualTo(champion);
    assertThat(ChampionPolicy.choose(versions.reversed()).map(one -> one.getMetadata().getName()))
        .as("in any order")
        .isEqualTo(ChampionPolicy.choose(versions).map(one -> one.getMetadata().getName()));
  }

  private static ModelVersionSpec inProduction(ModelVersionSpec spec) {
    return new ModelVersionSpec(
        spec.model(),
        spec.artifact(),
        spec.evidence(),
        "Production",
        null,
        List.of(),
        null,
        List.of(),
        PodSettings.NONE);
  }

  @Test
  void aVersionThatNobodyHasLookedAtIsAwaitedWhenItShouldBeInProduction() {
    ModelVersion version = version("a Production -");
    version.setStatus(null);

    assertThat(ChampionPolicy.choose(List.of(version))).isEmpty();
    version.setSpec(inProduction(version.getSpec()));
    assertThat(ChampionPolicy.choose(List.of(version))).contains(version);
    assertThat(
            ChampionPolicy.choose(List.of(version, version("b Production 2026-01-01T00:00:00Z"))))
        .as("one that is in effect comes first")
        .hasValueSatisfying(one -> assertThat(one.getMetadata().getName()).isEqualTo("b"));
  }
}
