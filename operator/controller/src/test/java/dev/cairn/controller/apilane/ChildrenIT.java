package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Children that vanish, or that are somebody else's. */
@ExtendWith(WorldExtension.class)
class ChildrenIT {
  private static final String RUN = "churn-a";
  private static final String OTHER_DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void aRunDeletedMidTrainingAndMadeAgainTrainsAnewWhenTheOldJobIsGone(World world) {
    world.kubelet().hold("train");
    world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, "train");

    eventually(() -> assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(1));
    world.runResource(RUN).delete();
    world.create(Samples.run(RUN));
    eventually(() -> assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(2));
    world.kubelet().release("train");

    world.await(RUN, RunState.SUCCEEDED, "Completed");
    assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(2);
    assertThat(world.kubelet().jobsEverMade(RUN, "evaluate")).isEqualTo(1);
  }

  @Test
  void aTrainingJobDeletedByHandIsLostAndNotMadeAgain(World world) {
    world.kubelet().hold("train");
    world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, "train");

    world.jobResource(RUN).delete();

    String message = world.await(RUN, RunState.FAILED, "Lost");
    assertThat(message).contains("copy the run to a new name");
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(1);
  }

  @Test
  void aTrainingJobDeletedWhileNoOperatorRunsIsLostToo(World world) {
    world.kubelet().hold("train");
    OperatorProcess first = world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, "train");
    first.close();

    world.jobResource(RUN).delete();
    world.operator();

    world.await(RUN, RunState.FAILED, "Lost");
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(1);
  }

  @Test
  void aPublishingJobDeletedByHandIsMadeAgainAndNothingTrains(World world) {
    world.kubelet().hold("publish");
    world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, "publish");

    eventually(() -> assertThat(world.status(RUN).workloads()).hasSize(2));
    world.jobResource(RUN + "-evaluate-1").delete();
    eventually(() -> assertThat(world.jobResource(RUN + "-evaluate-2").get()).isNotNull());
    world.kubelet().release("publish");

    world.await(RUN, RunState.SUCCEEDED, "Completed");
    assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(1);
  }

  @Test
  void aForeignJobIsLeftAloneNamedAndWaitedFor(World world) throws Exception {
    Job foreign = world.client().resource(foreignJob(world)).create();
    OperatorProcess operator = world.operator();
    world.create(Samples.run(RUN));

    String message = world.await(RUN, RunState.PENDING, "NameConflict");
    assertThat(message).contains("Job " + RUN);
    Job there = world.jobResource(RUN).get();
    assertThat(there.getMetadata().getUid()).isEqualTo(foreign.getMetadata().getUid());
    assertThat(there.getSpec()).isEqualTo(foreign.getSpec());

    world.client().resource(there).delete();
    // Nobody tells of a foreign Job's end: the next look is within two minutes, a lever calls for
    // it.
    world.patch(RUN, "{\"metadata\":{\"annotations\":{\"cairn.dev/look\":\"now\"}}}");
    world.assertDoneOnce(RUN);
    operator.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
  }

  @Test
  void aForeignVersionIsLeftAloneAndNothingIsTrained(World world) {
    world.operator();
    ModelVersion foreign = foreignVersion(world);

    world.create(Samples.run(RUN));

    String message = world.await(RUN, RunState.FAILED, "NameConflict");
    assertThat(message).contains("copy this run to a new name");
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isZero();
    assertThat(world.versionResource(RUN).get().getSpec()).isEqualTo(foreign.getSpec());
  }

  @Test
  void aForeignVersionThatAppearsMeanwhileIsNotOverwritten(World world) {
    world.kubelet().hold("train");
    world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, "train");
    ModelVersion foreign = foreignVersion(world);
    world.kubelet().release("train");

    String message = world.await(RUN, RunState.FAILED, "NameConflict");

    assertThat(message).contains("modelversion.yaml");
    assertThat(world.versionResource(RUN).get().getSpec()).isEqualTo(foreign.getSpec());
  }

  @Test
  void aSecondRunOfOneNameWithAnotherSpecDoesNotTouchTheFirstOnesVersion(World world) {
    world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    String digest = world.versionResource(RUN).get().getSpec().artifact().digest();

    world.runResource(RUN).delete();
    eventually(() -> assertThat(world.jobResource(RUN).get()).isNull());
    world.create(Samples.run(RUN).replace("\"6\"", "\"9\""));

    world.await(RUN, RunState.FAILED, "NameConflict");
    assertThat(world.versionResource(RUN).get().getSpec().artifact().digest()).isEqualTo(digest);
    assertThat(world.kubelet().volumes().trainings(RUN)).isEqualTo(1);
  }

  @Test
  void aRunReplacedAtOnceByOneOfAnotherSpecIsTheOneThatIsRegistered(World world) {
    world.operator();
    TrainingRun first = world.create(Samples.run(RUN));
    eventually(() -> assertThat(world.jobResource(RUN).get()).isNotNull());
    world.client().resource(first).delete();
    world.create(Samples.run(RUN).replace("\"6\"", "\"9\""));

    world.await(RUN, RunState.SUCCEEDED, "Completed");

    eventually(
        () ->
            assertThat(world.versionResource(RUN).get().getStatus().source())
                .satisfies(
                    source -> {
                      assertThat(source).isNotNull();
                      assertThat(source.parameters()).containsEntry("max_depth", "9");
                    }));
  }

  @Test
  void aRunDeletedWhileItsJobIsMadeLeavesNothingBehind(World world) throws Exception {
    AtomicBoolean once = new AtomicBoolean();
    OperatorProcess operator =
        world.operator(
            Traffic.after(
                request -> {
                  if (request.is("create", "batch/jobs") && !once.getAndSet(true)) {
                    world.runResource(RUN).delete();
                  }
                }));
    world.create(Samples.run(RUN));

    eventually(() -> assertThat(once).isTrue());
    eventually(() -> assertThat(world.jobResource(RUN).get()).isNull());
    operator.traffic().awaitSilence(Duration.ofSeconds(2), Duration.ofSeconds(20));
    assertThat(world.runResource(RUN).get()).isNull();
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(1);
  }

  private static Job foreignJob(World world) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(RUN)
        .withNamespace(world.namespace())
        .endMetadata()
        .withNewSpec()
        .withSuspend(true)
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("theirs")
        .withImage("example.org/theirs:1")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static ModelVersion foreignVersion(World world) {
    return world
        .client()
        .resource(Samples.parseVersion(Samples.version(RUN, OTHER_DIGEST)))
        .inNamespace(world.namespace())
        .create();
  }
}
