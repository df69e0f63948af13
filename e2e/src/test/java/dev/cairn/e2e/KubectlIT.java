package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.drift.DriftMonitor;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person types and reads; in namespaces without pods, because nothing has to train. */
final class KubectlIT {
  private static final Path EXAMPLES = Cluster.ROOT.resolve("examples");

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files
          .map(file -> EXAMPLES.relativize(file).toString())
          .filter(file -> file.matches("[^/.]+/[^/]+\\.yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleAppliedTwiceChangesNothing(String example) {
    for (List<String> how : List.of(List.of("apply"), List.of("apply", "--server-side"))) {
      try (Scene scene = Scene.open("twice").withoutPods()) {
        apply(scene, how, example);
        List<String> first = generations(scene, example);

        apply(scene, how, example);

        assertThat(generations(scene, example)).as("after %s", how).isEqualTo(first);
        assertThat(first).isNotEmpty().allMatch(line -> line.matches(".* (1|<none>)"));
      }
    }
  }

  private static void apply(Scene scene, List<String> how, String example) {
    List<String> command = new ArrayList<>(how);
    command.addAll(List.of("-f", "-"));
    scene.kubectl(Scene.exampleText(example), command.toArray(String[]::new));
  }

  /** Claims have no generation. */
  private static List<String> generations(Scene scene, String example) {
    return scene
        .kubectl(
            Scene.exampleText(example),
            "get",
            "--no-headers",
            "-o",
            "custom-columns=KIND:.kind,UID:.metadata.uid,GENERATION:.metadata.generation",
            "-f",
            "-")
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }

  @Test
  void getCairnListsTheObjectsOfAllKinds() {
    try (Scene scene = Scene.open("listed").withoutPods()) {
      scene.apply("churn/01-trainingrun.yaml");
      scene.kubectl(service(), "apply", "-f", "-");

      assertThat(scene.kubectl("", "get", "cairn", "-o", "name").lines())
          .contains(
              "trainingrun.trail.cairn.dev/churn-baseline",
              "inferenceservice.trail.cairn.dev/churn");
    }
  }

  @Test
  void kindWithoutReconcilerSaysThatNothingHappensYet() {
    try (Scene scene = Scene.open("announced").withoutPods()) {
      scene.kubectl(monitor(), "apply", "-f", "-");

      scene.awaitUntil(
          "the monitor says so",
          30,
          () ->
              assertThat(
                      requireNonNull(
                              Cluster.client()
                                  .resources(DriftMonitor.class)
                                  .inNamespace(scene.namespace())
                                  .withName("churn")
                                  .get()
                                  .getStatus())
                          .conditions())
                  .filteredOn(condition -> condition.type().equals("Ready"))
                  .singleElement()
                  .satisfies(
                      ready -> {
                        assertThat(ready.status()).isEqualTo(StatusCondition.FALSE);
                        assertThat(ready.reason()).isEqualTo("NotImplemented");
                        assertThat(ready.message()).contains("DriftMonitor");
                      }));
    }
  }

  private static String service() {
    return """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: InferenceService
        metadata: {name: churn}
        spec:
          model: {name: churn, stage: Production}
        """;
  }

  private static String monitor() {
    return """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: DriftMonitor
        metadata: {name: churn}
        spec:
          target: {name: churn}
        """;
  }
}
