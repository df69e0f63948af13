package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.A;
import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import dev.cairn.crds.serving.RolloutStatus.Phase;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Everything at once: BlueGreen, and the way back to what served before. */
class DirectTest {
  private static World promoted(String... names) {
    World world = World.serving(Specs.CANARY);
    for (String name : names) {
      world.asks(name);
      world.step();
      world.finish();
    }
    return world;
  }

  private static void rollback(World world, String name) {
    world.levers = new Levers(null, null, null, null, "v-" + name);
    world.rollbackTarget = new Target.Found(Specs.revision(name));
  }

  @Test
  void blueGreenGoesToEverythingWithFullSizeAndBakes() {
    World world =
        World.serving(
            Specs.spec(
                """
                scaling: {minReplicas: 3}
                rollout: {strategy: BlueGreen}
                """));
    world.ready();
    world.asks("b");
    assertThat(world.step().sizes()).containsEntry(B, 3);
    world.ready(B, 2);
    world.step();
    assertThat(world.weight(B)).isZero();

    world.ready(B, 3);
    RolloutPlan plan = world.step();
    assertThat(world.weight(B)).isEqualTo(100);
    assertThat(Objects.requireNonNull(plan.rollout()).phase()).isEqualTo(Phase.BAKE);
    assertThat(plan.sizes()).containsEntry(A, 3);
  }

  @Test
  void blueGreenWithoutBakeSwitchesInOneWriteAndSaysUnproven() {
    World world = World.changing(Specs.rollout("strategy: BlueGreen, bake: 0s"));
    world.ready();

    RolloutPlan plan = world.step();

    assertThat(plan.rollout()).isNull();
    assertThat(Memory.nameOf(plan.stable())).isEqualTo(B);
    assertThat(plan.history().getLast().outcome()).isEqualTo(Outcome.UNPROVEN);
  }

  @Test
  void previewReachesACandidateThatGetsReady() {
    World world =
        World.changing(
            Specs.spec(
                """
                scaling: {minReplicas: 2}
                rollout: {strategy: BlueGreen}
                traffic: {preview: true}
                """));
    assertThat(world.step().shares()).hasSize(1);

    world.ready(B, 1);

    assertThat(world.step().shares()).extracting(Share::weight).containsExactly(100, 0);
  }

  @Test
  void whatWasPromotedBeforeNeedsNoSteps() {
    World world = promoted("b");
    world.asks("a");

    assertThat(Objects.requireNonNull(world.step().rollout()).direct()).isTrue();
    world.ready();
    world.step();

    assertThat(world.weight(A)).isEqualTo(100);
    assertThat(Objects.requireNonNull(world.status.rollout()).phase()).isEqualTo(Phase.BAKE);
  }

  @Test
  void whatWasPromotedLongAgoNeedsThem() {
    World world = promoted("b", "c", "d");
    world.asks("a");

    assertThat(Objects.requireNonNull(world.step().rollout()).direct()).isNull();
  }

  @Test
  void aPersonGoesBackAndWhatWasLeftIsBlocked() {
    World world = promoted("b");
    rollback(world, "a");
    world.step();
    world.levers = Levers.NONE; // a tool set the annotations back
    world.ready();
    world.step();
    assertThat(world.weight(A)).isEqualTo(100);

    world.finish();

    assertThat(Memory.nameOf(world.status.stable())).isEqualTo(A);
    assertThat(world.status.blockedRevisions())
        .extracting(BlockedRevision::revision)
        .containsExactly(B);
    assertThat(world.after("1000H").rollout()).isNull();
    assertThat(world.weight(A)).isEqualTo(100);
  }

  @Test
  void aPersonGoesBackWhileARolloutGoesOn() {
    World world = promoted("b");
    world.asks("c");
    world.step();
    world.ready();
    world.step();
    rollback(world, "a");

    world.step();
    assertThat(world.weight("churn-c")).isZero();
    assertThat(Memory.nameOf(world.status.candidate())).isEqualTo(A);

    world.finish();
    assertThat(world.status.blockedRevisions())
        .extracting(BlockedRevision::revision)
        .containsExactlyInAnyOrder(B, "churn-c");
  }

  @Test
  void theLeverActsOnceAndDoesNotUndoTheNextPromotion() {
    World world = promoted("b");
    rollback(world, "a");
    world.step();
    world.finish();
    world.asks("c");
    world.step();
    world.finish();

    RolloutPlan plan = world.after("1H");

    assertThat(Memory.nameOf(world.status.stable())).isEqualTo("churn-c");
    assertThat(plan.standing().message()).contains("was carried out before");
  }

  @Test
  void theLeverReachesOnlyTheLastThree() {
    World world = promoted("b", "c", "d");
    rollback(world, "a");

    RolloutPlan plan = world.step();

    assertThat(plan.rollout()).isNull();
    assertThat(plan.standing().message()).contains("none of the last three");
  }

  @Test
  void aVersionThatFailsAfterARollbackToItLeavesStableInPlace() {
    World world = promoted("b");
    rollback(world, "a");
    world.step();
    world.ready();
    world.step();
    world.counted(1000, 500);

    world.step();

    assertThat(world.weight(B)).isEqualTo(100);
    assertThat(world.after("1H").standing().message()).contains("churn-a is blocked");
  }

  @Test
  void leversThatNameNothingSayItAndDoNothing() {
    World world = World.moving(Specs.CANARY);
    RolloutPlan before = world.plan();
    world.levers = new Levers("churn-x", "churn-y/1", "churn-z", "churn-w", "v-nowhere");

    RolloutPlan plan = world.plan();

    assertThat(plan.rollout()).isEqualTo(before.rollout());
    assertThat(plan.shares()).isEqualTo(before.shares());
    assertThat(plan.standing().message())
        .contains(
            "cairn.dev/complete names churn-x",
            "cairn.dev/complete-step names churn-y",
            "cairn.dev/abort names churn-z",
            "cairn.dev/retry names churn-w",
            "cairn.dev/rollback names v-nowhere");
  }
}
