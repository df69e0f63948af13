package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two fields of a run that a person may change. */
@ExtendWith(WorldExtension.class)
class SuspendAndTtlIT {
  private static final String RUN = "churn-a";
  private static final String STATUS = "trail.cairn.dev/trainingruns/status";

  @Test
  void aRunBornSuspendedMakesNothingUntilItIsResumed(World world) {
    world.operator();
    world.create(Samples.run(RUN, "suspend: true"));
    world.await(RUN, RunState.SUSPENDED);
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isZero();

    patch(world, "suspend", "false");

    world.assertDoneOnce(RUN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetch", "train", "stage", "publish"})
  void aRunSuspendedInAnyStepStopsItsPodAndGoesOnWithTheSameJobs(String step, World world) {
    world.kubelet().hold(step);
    world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, step);

    patch(world, "suspend", "true");
    world.await(RUN, RunState.SUSPENDED);
    eventually(
        () ->
            assertThat(world.client().pods().inNamespace(world.namespace()).list().getItems())
                .filteredOn(
                    pod -> Set.of("Pending", "Running").contains(pod.getStatus().getPhase()))
                .isEmpty());
    assertThat(world.status(RUN).observedGeneration()).isEqualTo(2);

    world.kubelet().release(step);
    patch(world, "suspend", "false");
    world.await(RUN, RunState.SUCCEEDED, "Completed");
    assertThat(world.kubelet().jobsEverMade(RUN, "train")).isEqualTo(1);
    assertThat(world.kubelet().jobsEverMade(RUN, "evaluate")).isEqualTo(1);
    assertThat(world.versionResource(RUN).get()).isNotNull();
  }

  @Test
  void anEndedRunIsNotSuspended(World world) {
    world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);

    patch(world, "suspend", "true");

    eventually(() -> assertThat(world.status(RUN).observedGeneration()).isEqualTo(2));
    assertThat(world.status(RUN).state()).isEqualTo(RunState.SUCCEEDED);
  }

  /** The framework takes the next event for its own while it writes; a person's edit may be it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void anEditThatLandsRightAfterAStatusWriteIsNotLost(int nth, World world) {
    AtomicInteger writes = new AtomicInteger();
    world.operator(
        Traffic.after(
            request -> {
              if (request.is("update", STATUS) && writes.incrementAndGet() == nth) {
                patch(world, "suspend", "true");
              }
            }));
    world.kubelet().hold("publish");
    world.create(Samples.run(RUN));

    world.await(RUN, RunState.SUSPENDED);
    assertThat(world.status(RUN).observedGeneration()).isEqualTo(2);
  }

  @Test
  void anEditThatLandsRightAfterTheLastStatusWriteIsNotLost(World world) {
    AtomicBoolean edited = new AtomicBoolean();
    world.operator(
        Traffic.after(
            request -> {
              if (request.is("update", STATUS)
                  && world.status(RUN).state() == RunState.SUCCEEDED
                  && !edited.getAndSet(true)) {
                patch(world, "ttlAfterFinished", "\"0s\"");
              }
            }));
    world.create(Samples.run(RUN));

    eventually(() -> assertThat(world.status(RUN).observedGeneration()).isEqualTo(2));
    assertJobsGone(world);
  }

  @Test
  void anEditThatLandsRightBeforeAStatusWriteIsNotLost(World world) {
    AtomicInteger writes = new AtomicInteger();
    world.operator(
        Traffic.before(
            request -> {
              if (request.is("update", STATUS) && writes.incrementAndGet() == 4) {
                patch(world, "suspend", "true");
              }
            }));
    world.kubelet().hold("publish");
    world.create(Samples.run(RUN));

    world.await(RUN, RunState.SUSPENDED);
    assertThat(world.status(RUN).observedGeneration()).isEqualTo(2);
  }

  @Test
  void withTimeToLiveZeroTheJobsVanishAndNothingStartsAgain(World world) throws Exception {
    OperatorProcess operator = world.operator();
    world.create(Samples.run(RUN, "ttlAfterFinished: 0s"));

    world.await(RUN, RunState.SUCCEEDED);
    assertJobsGone(world);
    operator.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));

    world.assertDoneOnce(RUN);
    assertThat(world.status(RUN).workloads()).hasSize(2);
  }

  @Test
  void aTimeToLiveThatIsEditedLaterReachesTheJobsAndNothingStartsAgain(World world)
      throws Exception {
    OperatorProcess operator = world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    eventually(
        () ->
            assertThat(world.jobResource(RUN).get().getSpec().getTtlSecondsAfterFinished())
                .isEqualTo(168 * 3600));

    patch(world, "ttlAfterFinished", "\"0s\"");

    assertJobsGone(world);
    operator.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
    world.assertDoneOnce(RUN);
  }

  @Test
  void jobsThatVanishWhileNoOperatorRunsStartNothing(World world) throws Exception {
    OperatorProcess first = world.operator();
    world.create(Samples.run(RUN));
    world.assertDoneOnce(RUN);
    first.close();

    world.client().batch().v1().jobs().inNamespace(world.namespace()).delete();
    OperatorProcess second = world.operator();
    second.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));

    world.assertDoneOnce(RUN);
  }

  private static void assertJobsGone(World world) {
    eventually(
        () ->
            assertThat(world.client().batch().v1().jobs().inNamespace(world.namespace()).list())
                .satisfies(jobs -> assertThat(jobs.getItems()).isEmpty()));
  }

  private static void patch(World world, String field, String value) {
    world.patch(RUN, "{\"spec\":{\"%s\":%s}}".formatted(field, value));
  }
}
