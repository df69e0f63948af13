package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import org.junit.jupiter.api.Test;

/** A person ends a step, or all of them. */
class CompleteTest {
  private static Levers completeStep(String value) {
    return new Levers(null, value, null, null, null);
  }

  private static Levers complete(String value) {
    return new Levers(value, null, null, null, null);
  }

  @Test
  void aStepUntilPromotedWaitsForAPerson() {
    World world = World.moving(Specs.rollout("steps: [{weight: 10, hold: {untilPromoted: true}}]"));
    world.counted(10_000, 0);

    RolloutPlan plan = world.after("1000H");
    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.WaitingForPromotion);
    assertThat(plan.standing().message()).contains("cairn.dev/complete-step is churn-b/1");
    assertThat(world.weight(B)).isEqualTo(10);

    world.levers = completeStep(B + "/2");
    world.step();
    assertThat(world.weight(B)).isEqualTo(10);

    world.levers = completeStep(B + "/1");
    world.step();
    assertThat(world.weight(B)).isEqualTo(100);
    world.levers = Levers.NONE;
    world.finish();
    assertThat(world.status.history().getLast().outcome()).isEqualTo(Outcome.PROMOTED);
  }

  @Test
  void aCompletedStepIsRememberedWhilePodsAreAwaited() {
    World world =
        World.moving(
            Specs.spec(
                """
                scaling: {minReplicas: 10}
                rollout: {steps: [{weight: 10, hold: {untilPromoted: true}}]}
                """));
    world.counted(1000, 0);
    world.levers = completeStep(B + "/1");
    assertThat(world.step().sizes()).containsEntry(B, 10);

    world.levers = Levers.NONE; // a tool set the annotations back
    world.ready();
    world.step();

    assertThat(world.weight(B)).isEqualTo(100);
  }

  @Test
  void completeGoesToTheEndWithoutHoldsAndSaysUnproven() {
    World world = World.moving(Specs.CANARY);
    world.levers = complete(B);

    world.step();
    assertThat(world.weight(B)).isEqualTo(100);
    world.levers = Levers.NONE;
    world.step();

    assertThat(world.status.rollout()).isNull();
    assertThat(world.status.history().getLast().outcome()).isEqualTo(Outcome.UNPROVEN);
  }

  @Test
  void completeDoesNotSaveACandidateThatFails() {
    World world = World.moving(Specs.CANARY);
    world.levers = complete(B);
    world.counted(1000, 500);

    world.step();

    assertThat(world.weight(B)).isZero();
    assertThat(world.status.history().getLast().outcome()).isEqualTo(Outcome.ROLLED_BACK);
  }

  @Test
  void completeIsRememberedWhilePodsGetReady() {
    World world = World.changing(Specs.CANARY);
    world.levers = complete(B);
    world.step();
    world.levers = Levers.NONE; // a tool set the annotations back

    world.ready();
    world.step();

    assertThat(world.weight(B)).isEqualTo(100);
  }

  @Test
  void aStepThatIsNotInProgressIsSpokenOf() {
    World world = World.moving(Specs.CANARY);
    world.levers = completeStep(B + "/2");

    assertThat(world.step().standing().message())
        .contains("cairn.dev/complete-step names churn-b/2, and step 1 is in progress");
    assertThat(world.weight(B)).isEqualTo(10);
  }
}
