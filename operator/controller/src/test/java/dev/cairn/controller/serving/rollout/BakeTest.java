package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.A;
import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.serving.BlockedRevision;
import org.junit.jupiter.api.Test;

/** A revision that failed while it had everything: was the fault its own? */
class BakeTest {
  private static World rolledBack() {
    World world = World.moving(Specs.rollout("strategy: BlueGreen"));
    world.counted(1000, 500);
    world.step();
    return world;
  }

  private static BlockedRevision block(World world) {
    return world.status.blockedRevisions().getFirst();
  }

  @Test
  void isRolledBackAtOnceAndProvisionally() {
    World world = rolledBack();

    assertThat(world.weight(A)).isEqualTo(100);
    assertThat(block(world).provisional()).isTrue();
  }

  @Test
  void staysBlockedWhenTheRestoredRevisionIsWell() {
    World world = rolledBack();
    world.counted(World.arm(0, 0), World.arm(199, 0));
    world.step();
    assertThat(block(world).provisional()).isTrue();

    world.counted(World.arm(0, 0), World.arm(200, 1));
    world.step();

    assertThat(block(world).provisional()).isNull();
    assertThat(block(world).reason()).isEqualTo("ErrorRateHigh");
    assertThat(world.after("1H").rollout()).isNull();
  }

  @Test
  void isTriedAgainTenMinutesLaterWhenTheRestoredRevisionFailsAlike() {
    World world = rolledBack();
    world.counted(World.arm(0, 0), World.arm(200, 100));

    RolloutPlan plan = world.step();
    assertThat(block(world).reason()).isEqualTo("SharedFailure");
    assertThat(plan.rollout()).isNull();
    assertThat(world.after("9M").standing().reason()).isEqualTo(ServiceReason.SharedFailure);

    assertThat(world.after("1M").rollout()).isNotNull();
    assertThat(world.status.blockedRevisions()).isEmpty();
  }

  @Test
  void isTriedAgainAtMostTwice() {
    World world = rolledBack();
    for (int retry = 0; retry < 2; retry++) {
      world.counted(World.arm(0, 0), World.arm(200, 100));
      world.step();
      assertThat(world.after("10M").rollout()).isNotNull();
      world.ready();
      world.step();
      world.counted(1000, 500);
      world.step();
    }
    world.counted(World.arm(0, 0), World.arm(200, 100));
    world.step();

    assertThat(block(world).provisional()).isNull();
    assertThat(block(world).retries()).isEqualTo(2);
    assertThat(world.after("1000H").rollout()).isNull();
  }

  @Test
  void evidenceOfTheTableBeforeDoesNotRelease() {
    World world = World.moving(Specs.rollout("strategy: BlueGreen"));
    world.counted(World.arm(1000, 500), World.arm(1000, 900));
    Evidence old = world.evidence;
    world.step();

    world.evidence = old;
    world.step();

    assertThat(block(world).provisional()).isTrue();
    assertThat(block(world).reason()).isEqualTo("ErrorRateHigh");
  }

  @Test
  void aRevisionThatFailedBesideStableIsRefusedForGood() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 500);
    world.step();

    assertThat(block(world).provisional()).isNull();
  }

  @Test
  void slownessIsComparedWithSlowness() {
    World world =
        World.moving(
            Specs.rollout("strategy: BlueGreen, analysis: {latency: {quantile: 0.9, max: 1s}}"));
    world.counted(Statuses.slow(1000, 500), World.arm(0, 0));
    world.step();
    assertThat(block(world).reason()).isEqualTo("LatencyHigh");

    world.counted(World.arm(0, 0), Statuses.slow(200, 100));
    world.step();

    assertThat(block(world).reason()).isEqualTo("SharedFailure");
    assertThat(world.weight(B)).isZero();
  }
}
