package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is repeated and nothing un-decided because a status or an object was lost. */
@ExtendWith(WorldExtension.class)
class StatusLossIT {
  private static final ObjectMapper JSON = ApiMapper.objectMapper();
  private static final Set<String> TIMES =
      Set.of(
          "lastTransitionTime", "startTime", "completionTime", "duration", "stageSince", "since");
  private static final String RUN = "churn-a";

  @ParameterizedTest
  @ValueSource(strings = {"fetch", "train", "stage", "publish"})
  void aStatusWipedMidRunIsFoundAgainAndNothingRunsTwice(String step, World world) {
    world.kubelet().hold(step);
    world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, step);

    world.wipeStatus(RUN);
    world.awaitStep(RUN, step);
    world.kubelet().release(step);

    world.assertDoneOnce(RUN);
  }

  @Test
  void allStatusesWipedAfterSuccessComeBackAsTheyWere(World world) {
    world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    JsonNode run = timeless(world.run(RUN).getStatus());
    JsonNode version = timeless(world.versionResource(RUN).get().getStatus());

    world.wipeStatus(RUN);
    world.wipeVersionStatus(RUN);

    assertBack(world, run, version);
    world.assertDoneOnce(RUN);
  }

  @Test
  void aStatusWipedWhileNoOperatorRunsComesBackToo(World world) {
    OperatorProcess first = world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    JsonNode run = timeless(world.run(RUN).getStatus());
    JsonNode version = timeless(world.versionResource(RUN).get().getStatus());
    first.close();

    world.wipeStatus(RUN);
    world.wipeVersionStatus(RUN);
    world.operator();

    assertBack(world, run, version);
    world.assertDoneOnce(RUN);
  }

  @Test
  void aStatusWipedAfterFailureSaysTheSameFailure(World world) {
    world.kubelet().end("train", Ending.failed(1, "no such column"));
    world.operator();
    world.create(Samples.run(RUN));
    world.await(RUN, RunState.FAILED, "TrainingFailed");
    JsonNode before = timeless(world.run(RUN).getStatus());

    world.wipeStatus(RUN);

    eventually(() -> assertThat(timeless(world.run(RUN).getStatus())).isEqualTo(before));
    assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(1);
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(1);
  }

  @Test
  void objectsRecreatedFromTheirYamlAreWhatTheyWereAndTrainNothing(World world) {
    world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    TrainingRun run = world.run(RUN);
    ModelVersion version = world.versionResource(RUN).get();

    world.client().resource(version).delete();
    world.client().resource(run).delete();
    eventually(() -> assertThat(world.jobResource(RUN).get()).isNull());
    recreate(world, run);
    recreate(world, version);

    eventually(
        () -> {
          assertThat(timeless(world.run(RUN).getStatus())).isEqualTo(timeless(run.getStatus()));
          assertThat(timeless(world.versionResource(RUN).get().getStatus()))
              .isEqualTo(timeless(version.getStatus()));
        });
    world.assertDoneOnce(RUN);
  }

  @Test
  void aRunRecreatedWithoutJournalFindsItsVersionAndTrainsNothing(World world) {
    world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    TrainingRun run = world.run(RUN);

    world.client().resource(run).delete();
    eventually(() -> assertThat(world.jobResource(RUN).get()).isNull());
    world.journalResource(RUN).delete();
    recreate(world, run);

    world.await(RUN, RunState.SUCCEEDED, "AlreadyRegistered");
    assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(1);
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(1);
  }

  @Test
  void aRunRestoredFromABackupWithoutStatusWaitsForAPersonsWord(World world) {
    world.operator();
    TrainingRun run = Samples.parseRun(Samples.run(RUN));
    run.getMetadata().setLabels(java.util.Map.of("velero.io/restore-name", "monday"));
    world.client().resource(run).inNamespace(world.namespace()).create();

    String message = world.await(RUN, RunState.PENDING, "RestoredWithoutStatus");
    assertThat(message).contains("cairn.dev/retry=" + world.run(RUN).getMetadata().getUid());
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isZero();

    world
        .kubectl()
        .must(
            "annotate",
            "-n",
            world.namespace(),
            "trun/" + RUN,
            "cairn.dev/retry=" + world.run(RUN).getMetadata().getUid());
    world.assertDoneOnce(RUN);
  }

  private static void assertBack(World world, JsonNode run, JsonNode version) {
    eventually(
        () -> {
          assertThat(timeless(world.run(RUN).getStatus())).isEqualTo(run);
          assertThat(timeless(world.versionResource(RUN).get().getStatus())).isEqualTo(version);
        });
  }

  /** What kubectl get -o yaml, delete and apply do: metadata that people write, and the spec. */
  private static void recreate(World world, HasMetadata object) {
    object.setMetadata(
        new ObjectMetaBuilder()
            .withName(object.getMetadata().getName())
            .withLabels(object.getMetadata().getLabels())
            .withAnnotations(object.getMetadata().getAnnotations())
            .build());
    world.client().resource(object).inNamespace(world.namespace()).create();
  }

  private static JsonNode timeless(@Nullable Object status) {
    JsonNode tree = JSON.valueToTree(status);
    removeTimes(tree);
    return tree;
  }

  private static void removeTimes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(TIMES);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(StatusLossIT::removeTimes);
    }
  }
}
