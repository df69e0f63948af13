package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs whose result is scored, with a champion and without. */
@ExtendWith(WorldExtension.class)
class EvaluatedRunIT {
  private static final String RUN = "churn-a";

  private static List<String> containers(World world, String job) {
    var pod = world.jobResource(job).get().getSpec().getTemplate().getSpec();
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
        .map(Container::getName)
        .toList();
  }

  @Test
  void aChampionPredictsTheSameRowsBeforeTheRunIsPublished(World world) {
    world.champion("churn-0");
    world.operator();

    world.create(Samples.evaluated(RUN));

    world.assertDoneOnce(RUN);
    assertThat(containers(world, RUN)).containsExactly("fetch", "train", "predict", "stage");
    assertThat(containers(world, RUN + "-evaluate-1"))
        .containsExactly("gather", "predict-champion", "publish");
    TrainingRunStatus status = world.status(RUN);
    assertThat(Objects.requireNonNull(status.evaluation()).champion()).isEqualTo("churn-0");
    assertThat(status.gates()).isEqualTo("2/2");
    assertThat(status.score()).isEqualTo("auc 0.861");
  }

  @Test
  void aFirstVersionIsComparedWithNothing(World world) {
    world.operator();

    world.create(Samples.evaluated(RUN));

    world.assertDoneOnce(RUN);
    assertThat(containers(world, RUN + "-evaluate-1")).containsExactly("publish");
  }

  @Test
  void aChampionThatFailsCostsItsGateAndNotTheRun(World world) {
    world.champion("churn-0");
    world
        .kubelet()
        .end("predict-champion", Ending.failed(1, "ModuleNotFoundError: no module churn"));
    world.operator();

    world.create(Samples.evaluated(RUN));

    String message = world.await(RUN, RunState.REJECTED, "GateNotMet");
    assertThat(message).contains("not-worse", "no module churn");
    assertWithoutChampion(world);
  }

  @Test
  void aChampionWhoseImageIsGoneCostsItsGateAndNotTheRun(World world) {
    world.champion("churn-0");
    world.kubelet().cannotPull("predict-champion");
    world.operator();

    world.create(Samples.evaluated(RUN));

    String message = world.await(RUN, RunState.REJECTED, "GateNotMet");
    assertThat(message).contains("not-worse", "registry.example/churn@sha256:");
    assertWithoutChampion(world);
    assertThat(world.jobResource(RUN + "-evaluate-1").get().getSpec().getSuspend()).isTrue();
  }

  private static void assertWithoutChampion(World world) {
    assertThat(containers(world, RUN + "-evaluate-2")).containsExactly("publish");
    assertThat(world.kubelet().jobsEverMade(RUN, "evaluate")).isEqualTo(2);
    assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(1);
    assertThat(world.condition(RUN, "ChampionAvailable").map(StatusCondition::status))
        .contains("False");
    assertThat(world.versionResource(RUN).get()).isNull();
  }

  @Test
  void aRejectionOutlivesItsStatus(World world) {
    world.champion("churn-0");
    world.kubelet().end("predict-champion", Ending.failed(1, "boom"));
    OperatorProcess operator = world.operator();
    world.create(Samples.evaluated(RUN));
    TrainingRunStatus before = world.await(RUN, RunState.REJECTED);
    operator.close();

    world.wipeStatus(RUN);
    world.operator();

    eventually(() -> assertThat(world.status(RUN)).isEqualTo(before));
    assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(1);
    assertThat(Optional.ofNullable(world.versionResource(RUN).get())).isEmpty();
  }
}
