package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Names;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.Artifact;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes admission and cannot work ends in a condition that says what to change. */
@ExtendWith(WorldExtension.class)
class BadInputIT {
  private static final String RUN = "churn-a";

  /** A refused object is looked at when it appears and once for each write about it. */
  private static final int MOST_LOOKS = 5;

  static Stream<Arguments> refused() {
    return Stream.concat(notPartOfThisRelease(), contradictory());
  }

  private static Stream<Arguments> notPartOfThisRelease() {
    return Stream.of(
        refused(
            """
            datasets:
              - name: train
                featureViews:
                  views: [{name: activity}]
                  entities: {uri: "pvc://churn-data/labels.parquet", format: Parquet}
                  entityTime: ts\
            """,
            "NotImplemented",
            "featureViews"));
  }

  private static Stream<Arguments> contradictory() {
    return Stream.of(
        refused(
            "output: {uri: \"pvc://churn-data/train/\"}",
            "InvalidSpec",
            "give results a place of their own"),
        refused(evaluation("Parquet"), "InvalidSpec", "spec.evaluation needs spec.predictor"),
        refused(
            evaluation("Opaque") + "\n  predictor: {handler: \"m:p\"}",
            "InvalidSpec",
            "data set holdout: evaluation needs a tabular format"),
        refused("output: {format: SKLearn}", "InvalidSpec", "spec.output.uri is missing"),
        refused(
            "trainer: {image: \"x:1\", resources: {limits: {gpu: \"1\"}}}", "InvalidSpec", "gpu"),
        refused("parameters: {" + manyParameters() + "}", "InvalidSpec", "shorten parameters"));
  }

  private static String evaluation(String format) {
    return """
    datasets:
      - {name: train, uri: "pvc://churn-data/train/", format: Parquet}
      - {name: holdout, uri: "pvc://churn-data/holdout/", format: %s}
      evaluation: {datasets: [holdout], task: Regression, label: y, gates: []}\
    """
        .formatted(format);
  }

  private static String manyParameters() {
    return IntStream.range(0, 100)
        .mapToObj(i -> "p" + i + ": \"" + "x".repeat(5_000) + "\"")
        .collect(Collectors.joining(", "));
  }

  private static Arguments refused(String line, String reason, String words) {
    return Arguments.of(line.substring(0, Math.min(30, line.length())), line, reason, words);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void aRunThatCannotWorkSaysWhatToChangeAndMakesNothing(
      String shown, String line, String reason, String words, World world) throws Exception {
    OperatorProcess operator = world.operator();
    TrainingRun run = world.create(changed(line));

    String message = world.await(RUN, RunState.FAILED, reason);

    assertThat(message).contains(words);
    assertThat(message.length()).isLessThanOrEqualTo(StatusCondition.MAX_MESSAGE);
    assertThat(world.condition(RUN, "Stalled").map(StatusCondition::status)).contains("True");
    operator.traffic().awaitSilence(Duration.ofMillis(700), Duration.ofSeconds(10));
    assertThat(operator.count().of(run)).isLessThanOrEqualTo(MOST_LOOKS);
    assertThat(world.jobResource(RUN).get()).isNull();
    assertThat(world.journalResource(RUN).get()).isNull();
  }

  /** The sample with one of its spec's fields replaced, or one more. */
  private static String changed(String line) {
    String field = line.substring(0, line.indexOf(':') + 1);
    String others =
        Samples.run(RUN)
            .lines()
            .filter(known -> !known.startsWith("  " + field))
            .filter(known -> !field.equals("datasets:") || !known.startsWith("  - "))
            .filter(known -> !line.contains("\n  output:") || !known.startsWith("  output:"))
            .collect(Collectors.joining("\n"));
    return others + "\n  " + line + "\n";
  }

  @Test
  void theNamespacesDefaultIsTakenWhenARunNamesNoOutput(World world) {
    world.operator();
    world.apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: cairn-defaults}
        data: {output.uri: "%s"}
        """
            .formatted(Samples.OUTPUT));
    world.create(changed("output: {format: SKLearn}"));

    world.assertDoneOnce(RUN);
  }

  @Test
  void aNameOf253CharactersWorksAndItsChildrenFit(World world) {
    String name = "a".repeat(60) + "." + "b".repeat(191) + "c";
    world.operator();
    world.create(Samples.run(name));

    world.await(name, RunState.SUCCEEDED, "Completed");

    assertThat(name).hasSize(253);
    assertThat(world.jobResource(Names.fit(name)).get()).isNotNull();
    eventually(
        () ->
            assertThat(world.versionResource(name).get().getStatus().provenance())
                .isEqualTo(Provenance.ATTESTED));
    assertThat(world.kubelet().volumes().trainings(name)).isEqualTo(1);
  }

  @Test
  void aVersionWithAnotherDigestThanItsRunPublishedIsRejected(World world) {
    world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    world.versionResource(RUN).delete();

    world
        .client()
        .resource(Samples.parseVersion(Samples.version(RUN, "sha256:" + "b".repeat(64))))
        .inNamespace(world.namespace())
        .create();

    StatusCondition ready = awaitVersion(world, RUN, "DigestMismatch");
    assertThat(ready.status()).isEqualTo("False");
    assertThat(ready.message()).contains("spec.artifact.digest").contains("published");
  }

  @Test
  void aVersionThatMovedToWhereNothingLiesSaysSo(World world) {
    world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);

    world
        .versionResource(RUN)
        .edit(
            version -> {
              ModelVersion moved = world.client().getKubernetesSerialization().clone(version);
              var spec = moved.getSpec();
              moved.setSpec(
                  new ModelVersionSpec(
                      spec.model(),
                      new Artifact(
                          "pvc://elsewhere/x/", spec.artifact().digest(), spec.artifact().format()),
                      spec.evidence(),
                      spec.stage(),
                      spec.stageSince(),
                      spec.approvals(),
                      spec.card(),
                      spec.storage(),
                      spec.pod()));
              return moved;
            });

    StatusCondition ready = awaitVersion(world, RUN, "Unreachable");
    assertThat(ready.status()).isEqualTo("Unknown");
    assertThat(ready.message()).contains("pvc://elsewhere/x/ is not there", "spec.artifact.uri");
  }

  private static StatusCondition awaitVersion(World world, String name, String reason) {
    eventually(
        () -> {
          ModelVersionStatus status = world.versionResource(name).get().getStatus();
          assertThat(Conditions.find(status.conditions(), "Ready").map(StatusCondition::reason))
              .as(status.toString())
              .contains(reason);
        });
    return Conditions.find(world.versionResource(name).get().getStatus().conditions(), "Ready")
        .orElseThrow();
  }
}
