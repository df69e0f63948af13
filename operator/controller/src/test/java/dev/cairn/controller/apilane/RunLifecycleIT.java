package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.Trust;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.Event;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WorldExtension.class)
class RunLifecycleIT {
  /** Measured 22 and 3; the rest is one conflict with a second try. */
  private static final int WRITES = 24;

  private static final int READS = 4;

  @Test
  void aRunIsPendingThenRunsThenSucceedsAndItsVersionIsAttested(World world) {
    world.kubelet().hold("train");
    world.operator();
    world.apply(Samples.run("churn-a"));

    world.awaitStep("churn-a", "train");
    TrainingRunStatus running = world.await("churn-a", RunState.RUNNING);
    assertThat(running.observedGeneration()).isEqualTo(1);
    assertThat(world.condition("churn-a", "Finished").map(StatusCondition::status))
        .contains("False");
    assertThat(world.condition("churn-a", "Reconciling").map(StatusCondition::status))
        .contains("True");

    world.kubelet().release("train");
    world.assertDoneOnce("churn-a");
    TrainingRunStatus ended = world.status("churn-a");
    assertThat(ended.workloads()).hasSize(2);
    assertThat(ended.modelVersion()).isEqualTo("churn-a");
    assertThat(Objects.requireNonNull(ended.image()).digest()).startsWith("sha256:");
    assertThat(ended.metrics()).containsEntry("trainer.auc", 0.86);
    assertThat(world.condition("churn-a", "Ready").map(StatusCondition::status)).contains("True");
    assertThat(world.condition("churn-a", "Stalled")).isEmpty();
    assertThat(world.condition("churn-a", "Reconciling")).isEmpty();
  }

  @Test
  void kubectlWaitEndsWithTheRun(World world) {
    world.operator();
    world.apply(Samples.run("churn-a"));

    world
        .kubectl()
        .must(
            "wait",
            "-n",
            world.namespace(),
            "--for=condition=Finished",
            "--timeout=30s",
            "trun/churn-a");

    assertThat(world.status("churn-a").state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void theVersionShowsItsLineage(World world) {
    world.operator();
    world.apply(Samples.run("churn-lineage"));

    world.assertDoneOnce("churn-lineage");

    ModelVersion version = world.versionResource("churn-lineage").get();
    var source = Objects.requireNonNull(version.getStatus().source());
    assertThat(source.trainingRun()).isEqualTo("churn-lineage");
    assertThat(source.parameters()).containsEntry("max_depth", "6");
    assertThat(source.datasets()).hasSize(1);
    assertThat(source.facts())
        .containsEntry("artifact", Trust.VERIFIED)
        .containsEntry("image", Trust.VERIFIED)
        .containsEntry("metrics", Trust.DECLARED);
    assertThat(version.getStatus().stage()).isEqualTo("Staging");
    assertThat(version.getMetadata().getOwnerReferences()).isEmpty();
  }

  @Test
  void eventsTellTheStoryOnce(World world) {
    world.operator();
    world.apply(Samples.run("churn-events"));

    world.assertDoneOnce("churn-events");

    eventually(
        () ->
            assertThat(world.events("churn-events").stream().map(Event::getReason))
                .contains("Pending", "Running", "Completed", "Verified"));
    assertThat(world.events("churn-events").stream().map(Event::getReason))
        .filteredOn(reason -> reason.equals("Completed"))
        .hasSize(1);
  }

  @Test
  void aRunThatDoesNotRegisterEndsWithoutAVersion(World world) {
    world.operator();
    world.apply(Samples.run("churn-never").replace("{stage: Staging}", "{policy: Never}"));

    world.await("churn-never", RunState.SUCCEEDED, "Completed");

    assertThat(world.versionResource("churn-never").get()).isNull();
    assertThat(world.journalResource("churn-never").get()).isNotNull();
  }

  @Test
  void aFailingTrainerEndsTheRunWithItsWords(World world) {
    world.kubelet().end("train", Ending.failed(1, "ValueError: column tenure is missing"));
    world.operator();
    world.apply(Samples.run("churn-fails"));

    String message = world.await("churn-fails", RunState.FAILED, "TrainingFailed");

    assertThat(message).contains("exit code 1").contains("column tenure is missing");
    assertThat(world.condition("churn-fails", "Finished").map(StatusCondition::status))
        .contains("True");
    assertThat(world.kubelet().volumes().trainings("churn-fails")).isEqualTo(1);
    assertThat(world.versionResource("churn-fails").get()).isNull();
  }

  @Test
  void missingDataAreNamedAndNothingTrains(World world) {
    world.kubelet().end("fetch", StepScript.dataUnavailable());
    world.operator();
    world.apply(Samples.run("churn-nodata"));

    String message = world.await("churn-nodata", RunState.FAILED, "DataUnavailable");

    assertThat(message).contains("data set train");
    assertThat(world.kubelet().volumes().trainings("churn-nodata")).isZero();
  }

  @Test
  void anOutOfMemoryTrainerIsStoppedAndItsLimitNamed(World world) {
    world.kubelet().end("train", new Ending(137, "OOMKilled", "", ""));
    world.operator();
    world.apply(Samples.run("churn-oom"));

    String message = world.await("churn-oom", RunState.FAILED, "OutOfMemory");

    assertThat(message).contains("spec.trainer.resources.limits.memory");
    eventually(
        () -> assertThat(world.jobResource("churn-oom").get().getSpec().getSuspend()).isTrue());
  }

  @Test
  void aTransientKillIsTriedAgainWithinRetries(World world) {
    world.kubelet().end("train", new Ending(137, "Error", "", ""));
    world.operator();
    world.apply(Samples.run("churn-killed", "retries: 1"));

    world.await("churn-killed", RunState.FAILED, "NodeLost");

    assertThat(world.kubelet().volumes().trainings("churn-killed")).isEqualTo(2);
    assertThat(world.kubelet().jobsEverMade("churn-killed", "train")).isEqualTo(1);
  }

  @Test
  void aWholeRunCostsNoMoreRequestsThanMeasured(World world) throws Exception {
    OperatorProcess operator = world.operator();
    world.apply(Samples.run("churn-cost"));
    world.assertDoneOnce("churn-cost");
    operator
        .traffic()
        .awaitSilence(java.time.Duration.ofSeconds(1), java.time.Duration.ofSeconds(20));

    Map<String, Long> writes = counted(operator, world, true);
    Map<String, Long> reads = counted(operator, world, false);
    System.out.printf("one TrainingRun: writes %s, reads %s%n", writes, reads);

    // A refused write changed nothing: it was planned from a cache that lagged.
    int refused = operator.traffic().refused().size();
    assertThat(sum(writes)).as("writes %s", writes).isLessThanOrEqualTo(WRITES + refused);
    assertThat(sum(reads)).as("reads %s", reads).isLessThanOrEqualTo(READS);
  }

  private static Map<String, Long> counted(OperatorProcess operator, World world, boolean writes) {
    return operator.traffic().in(world.namespace()).stream()
        .filter(request -> request.isWrite() == writes)
        .filter(request -> writes || request.verb().equals("get"))
        .collect(Collectors.groupingBy(Request::right, TreeMap::new, Collectors.counting()));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
