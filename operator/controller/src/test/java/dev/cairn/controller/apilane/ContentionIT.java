package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second writer, and an API server that says no. */
@ExtendWith(WorldExtension.class)
class ContentionIT {
  private static final String RUN = "churn-a";
  private static final String STATUS = "trail.cairn.dev/trainingruns/status";
  private static final int STORM = 6;

  @Test
  void aStormOfConflictsOnTheStatusDelaysARunAndRepeatsNothing(World world) throws Exception {
    AtomicInteger conflicts = new AtomicInteger();
    OperatorProcess operator =
        world.operator(
            Traffic.before(
                request -> {
                  if (request.is("update", STATUS) && conflicts.get() < STORM) {
                    touch(world, conflicts.incrementAndGet());
                  }
                }));
    world.create(Samples.run(RUN));

    world.assertDoneOnce(RUN);
    assertThat(conflicts).hasValue(STORM);
    operator.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @CsvSource({
    "create, batch, jobs",
    "create, apps, controllerrevisions",
    "create, trail.cairn.dev, modelversions",
    "get, '', pods/log"
  })
  void aMissingRightIsNamedAndTheRunGoesOnOnceItIsThere(
      String verb, String group, String resource, World world) {
    LimitedUser user = LimitedUser.without(world, verb, group, resource);
    world.operator(Traffic.undisturbed(), user.name());
    world.create(Samples.run(RUN));

    eventually(
        () ->
            assertThat(world.condition(RUN, "Ready"))
                .hasValueSatisfying(
                    ready -> {
                      assertThat(ready.reason()).isEqualTo("Forbidden");
                      assertThat(ready.message()).contains("cannot " + verb + " resource");
                      assertThat(ready.message()).contains(resource.replaceAll("/.*", ""));
                    }));
    user.grant();

    world.assertDoneOnce(RUN);
    assertThat(world.condition(RUN, "Ready").map(StatusCondition::reason)).contains("Completed");
  }

  @Test
  void aRightMissingAfterTheVerdictDoesNotHideTheVerdict(World world) {
    LimitedUser user = LimitedUser.without(world, "patch", "batch", "jobs");
    OperatorProcess operator = world.operator(Traffic.undisturbed(), user.name());
    world.create(Samples.run(RUN));
    world.await(RUN, RunState.SUCCEEDED);
    eventually(
        () ->
            assertThat(operator.traffic().seen())
                .filteredOn(request -> request.is("patch", "batch/jobs"))
                .hasSizeGreaterThan(1));
    assertThat(world.condition(RUN, "Ready").map(StatusCondition::reason)).contains("Completed");

    user.grant();

    world.assertDoneOnce(RUN);
    eventually(
        () ->
            assertThat(world.jobResource(RUN).get().getSpec().getTtlSecondsAfterFinished())
                .isNotNull());
    assertThat(world.condition(RUN, "Ready").map(StatusCondition::reason)).contains("Completed");
  }

  private static void touch(World world, int number) {
    world.patch(RUN, "{\"metadata\":{\"labels\":{\"touched\":\"%d\"}}}".formatted(number));
  }
}
