package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A queue of somebody else decides when Jobs start: it is played here. */
@ExtendWith(WorldExtension.class)
class QueueIT {
  private static final String RUN = "churn-a";
  private static final String EVALUATE = RUN + "-evaluate-1";

  private static void queued(World world) {
    world.create(Samples.run(RUN, "queueName: gpu"));
  }

  /** What Kueue does when it has room: it chooses nodes, and starts the Job. */
  private static void admits(World world, String job) {
    awaitSuspended(world, job);
    change(
        world,
        job,
        """
        {"spec": {"suspend": false, "template": {"metadata": {"labels": {"kueue.x-k8s.io/podset": "main"}},
         "spec": {"nodeSelector": {"pool": "gpu-a"}, "tolerations": [{"key": "gpu", "operator": "Exists"}]}}}}
        """);
  }

  private static void evicts(World world, String job) {
    change(world, job, "{\"spec\": {\"suspend\": true}}");
  }

  private static void change(World world, String job, String patch) {
    world.jobResource(job).patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
  }

  private static void awaitSuspended(World world, String job) {
    eventually(
        () ->
            assertThat(world.jobResource(job).get())
                .isNotNull()
                .satisfies(made -> assertThat(made.getSpec().getSuspend()).isTrue()));
  }

  @Test
  void bothJobsWaitForTheQueueAndGoWhereItSays(World world) throws Exception {
    OperatorProcess operator = world.operator();
    queued(world);

    assertThat(world.await(RUN, RunState.QUEUED, "Queued")).contains(RUN, "queue gpu");
    operator.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
    Job waiting = world.jobResource(RUN).get();
    assertThat(waiting.getSpec().getSuspend()).isTrue();
    assertThat(waiting.getMetadata().getLabels()).containsEntry("kueue.x-k8s.io/queue-name", "gpu");

    admits(world, RUN);
    admits(world, EVALUATE);

    world.assertDoneOnce(RUN);
    assertThat(world.jobResource(RUN).get().getSpec().getTemplate().getSpec().getNodeSelector())
        .containsEntry("pool", "gpu-a");
    assertThat(world.jobResource(EVALUATE).get().getMetadata().getLabels())
        .containsEntry("kueue.x-k8s.io/queue-name", "gpu");
  }

  @Test
  void aRunThatTheQueueStopsWaitsAgainAndIsNotFoughtFor(World world) throws Exception {
    world.kubelet().hold("train");
    OperatorProcess operator = world.operator();
    queued(world);
    admits(world, RUN);
    world.awaitStep(RUN, "train");

    evicts(world, RUN);

    assertThat(world.await(RUN, RunState.QUEUED, "EvictedByQueue")).contains("starts over");
    operator.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
    assertThat(world.jobResource(RUN).get().getSpec().getSuspend()).isTrue();

    world.kubelet().release("train");
    change(world, RUN, "{\"spec\": {\"suspend\": false}}");
    admits(world, EVALUATE);
    world.await(RUN, RunState.SUCCEEDED, "Completed");
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(1);
  }

  @Test
  void aRunThatAPersonSuspendsIsStoppedOnceAndTheQueueHasTheLastWord(World world) throws Exception {
    world.kubelet().hold("train");
    OperatorProcess operator = world.operator();
    queued(world);
    admits(world, RUN);
    world.awaitStep(RUN, "train");

    world.patch(RUN, "{\"spec\":{\"suspend\":true}}");
    assertThat(world.await(RUN, RunState.SUSPENDED, "Suspended")).contains("Workload");
    awaitSuspended(world, RUN);

    change(world, RUN, "{\"spec\": {\"suspend\": false}}");
    operator.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
    assertThat(world.jobResource(RUN).get().getSpec().getSuspend()).isFalse();
    assertThat(world.status(RUN).state()).isEqualTo(RunState.SUSPENDED);
  }

  @Test
  void aRunThatIsBornSuspendedAsksItsQueueForNothing(World world) {
    world.operator();
    world.create(Samples.run(RUN, "queueName: gpu\n  suspend: true"));
    world.await(RUN, RunState.SUSPENDED);
    assertThat(world.jobResource(RUN).get()).isNull();

    world.patch(RUN, "{\"spec\":{\"suspend\":false}}");
    world.await(RUN, RunState.QUEUED, "Queued");
  }
}
