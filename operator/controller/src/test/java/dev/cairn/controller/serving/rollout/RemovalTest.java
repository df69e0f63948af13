package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.A;
import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.RevisionRole;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be deleted, and when. */
class RemovalTest {
  /** Revision b was rolled back at 10 %; its pods are still there. */
  private static World rolledBack() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 500);
    assertThat(world.step().removable()).isEmpty();
    return world;
  }

  @Test
  void waitsUntilEveryRouterUsesTheTableAndNoRequestIsLeft() {
    World world = rolledBack();
    world.counted(Arm.NONE, Arm.NONE);
    world.unacknowledged();
    assertThat(world.step().removable()).isEmpty();

    world.inFlight(B, 3);
    assertThat(world.step().removable()).isEmpty();

    world.inFlight(A, 7);
    assertThat(world.step().removable()).containsExactly(B);
  }

  @Test
  void aRouterThatUsesAnotherTableIsWaitedForHoweverLong() {
    World world = rolledBack();
    world.counted(Arm.NONE, Arm.NONE);
    world.unacknowledged();

    assertThat(world.after("1000H").removable()).isEmpty();
  }

  @Test
  void routersThatCannotBeAskedCountAsDoneAfterAMinute() {
    World world = rolledBack();
    assertThat(world.after("59S").removable()).isEmpty();

    assertThat(world.after("1S").removable()).containsExactly(B);
  }

  @Test
  void requestsThatDoNotEndAreWaitedForTenMinutes() {
    World world = rolledBack();
    world.inFlight(B, 1);
    assertThat(world.after("9M").removable()).isEmpty();

    assertThat(world.after("1M").removable()).containsExactly(B);
  }

  @Test
  void whatAnotherLeaderMarkedStays() {
    World world = rolledBack();
    world.revisions.computeIfPresent(B, (name, seen) -> Seen.role(seen, RevisionRole.CANDIDATE));

    assertThat(world.plan().removable()).isEmpty();
    world.now = world.now.plusSeconds(3600);
    assertThat(world.plan().removable()).isEmpty();
  }

  @Test
  void previousStableStaysWhileTheNextBakes() {
    World world = World.moving(Specs.rollout("strategy: BlueGreen, bake: 20m"));
    world.counted(1000, 0);

    assertThat(world.after("19M").removable()).isEmpty();
    assertThat(world.after("1M").removable()).isEmpty(); // promoted in this very pass

    assertThat(Memory.nameOf(world.status.stable())).isEqualTo(B);
    world.counted(Arm.NONE, Arm.NONE);
    assertThat(world.step().removable()).containsExactly(A);
  }

  @Test
  void withoutATableNothingIsKnownToBeIdle() {
    World world = rolledBack();
    world.status = World.NO_STATUS;
    world.journal = Optional.empty();
    world.target = new Target.Waiting(ServiceReason.ModelVersionPending, "no version");
    world.revisions.replaceAll((name, seen) -> Seen.role(seen, null));

    assertThat(world.after("1000H").removable()).isEmpty();
  }

  @Test
  void aTableThatWasJustWrittenAnewIsNotOld() {
    World world = rolledBack();
    world.now = world.now.plusSeconds(3600);
    StatusCondition turned =
        new StatusCondition("Ready", "True", 1L, world.now.toString(), "Serving", "serves");
    world.status = Statuses.withCondition(world.status, turned);

    assertThat(world.plan().removable()).isEmpty();
    world.now = world.now.plusSeconds(60);
    assertThat(world.plan().removable()).containsExactly(B);
  }
}
