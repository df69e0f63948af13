package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.A;
import static dev.cairn.controller.serving.rollout.World.B;
import static dev.cairn.controller.serving.rollout.World.C;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import dev.cairn.crds.serving.RolloutStatus.Phase;
import dev.cairn.crds.serving.ServiceState;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is asked for changes while a rollout goes on, or is not there. */
class TargetChangeTest {
  @Test
  void anotherTargetTakesTheWeightAwayAndStartsAnew() {
    World world = World.moving(Specs.CANARY);
    world.asks("c");

    RolloutPlan plan = world.step();

    assertThat(world.weight(B)).isZero();
    assertThat(world.weight(A)).isEqualTo(100);
    assertThat(Memory.nameOf(plan.candidate())).isEqualTo(C);
    assertThat(plan.blocked()).isEmpty();
    assertThat(Objects.requireNonNull(plan.rollout()).phase()).isEqualTo(Phase.PREPARE);
    assertThat(plan.rollout().number()).isEqualTo(3);
    assertThat(plan.history().getLast().outcome()).isEqualTo(Outcome.SUPERSEDED);
    assertThat(plan.events())
        .extracting(event -> event.reason())
        .containsExactly("RolloutSuperseded", "RolloutStarted");
  }

  @Test
  void manyEditsLeaveOneRolloutOfTheLast() {
    World world = World.changing(Specs.CANARY);
    for (int i = 0; i < 100; i++) {
      world.asks(i % 2 == 0 ? "c" : "d");
    }
    world.asks("e");

    world.step();

    assertThat(Memory.nameOf(world.status.candidate())).isEqualTo("churn-e");
    assertThat(world.status.history()).hasSize(2);
  }

  @Test
  void backToStableEndsItAndHoldsNothingAgainstTheRevision() {
    World world = World.moving(Specs.CANARY);
    world.asks("a");

    RolloutPlan plan = world.step();

    assertThat(plan.rollout()).isNull();
    assertThat(plan.history().getLast().outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(plan.blocked()).isEmpty();
    assertThat(plan.standing().state()).isEqualTo(ServiceState.READY);
    world.asks("b");
    assertThat(world.step().rollout()).isNotNull();
  }

  @Test
  void aFirstRevisionThatIsReplacedBeforeItServedIsSuperseded() {
    World world = new World(Specs.CANARY);
    world.step();
    world.asks("b");

    RolloutPlan plan = world.step();

    assertThat(plan.history())
        .extracting(outcome -> outcome.outcome())
        .containsExactly(Outcome.SUPERSEDED);
    world.ready();
    world.step();
    assertThat(world.weight(B)).isEqualTo(100);
  }

  @Test
  void whileTheNextTargetIsAwaitedTheSplitStaysButHarmStillEndsIt() {
    World world = World.moving(Specs.CANARY);
    world.target = new Target.Waiting(ServiceReason.ModelVersionPending, "v-c is not verified yet");
    world.counted(1000, 0);

    RolloutPlan waiting = world.after("1H");
    assertThat(world.weight(B)).isEqualTo(10);
    assertThat(waiting.standing().reason()).isEqualTo(ServiceReason.ModelVersionPending);

    world.counted(1000, 500);
    world.step();
    assertThat(world.weight(B)).isZero();
  }

  @Test
  void aCandidateWhoseVersionIsRejectedMeanwhileLosesItsWeight() {
    World world = World.moving(Specs.CANARY);
    world.target = new Target.Refused(ServiceReason.ModelVersionRejected, "v-b was rejected");

    RolloutPlan plan = world.step();

    assertThat(world.weight(B)).isZero();
    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.ModelVersionRejected);
    assertThat(plan.standing().state()).isEqualTo(ServiceState.ROLLED_BACK);
    assertThat(plan.shares()).hasSize(1);
  }

  @Test
  void stableGoesOnServingWhateverIsAskedFor() {
    World world = World.serving(Specs.CANARY);
    world.target = new Target.Refused(ServiceReason.ModelVersionNotFound, "there is no v-x");

    RolloutPlan plan = world.after("1000H");

    assertThat(world.weight(A)).isEqualTo(100);
    assertThat(plan.removable()).isEmpty();
    assertThat(plan.standing().message()).contains("there is no v-x");
  }

  @Test
  void withoutAnyRevisionThereIsNoTable() {
    World world = new World(Specs.CANARY);
    world.target = new Target.Waiting(ServiceReason.ModelVersionPending, "no version yet");

    RolloutPlan plan = world.step();

    assertThat(plan.shares()).isEmpty();
    assertThat(plan.sizes()).isEmpty();
    assertThat(plan.standing().state()).isEqualTo(ServiceState.PENDING);
  }

  @Test
  void freezeHoldsAStepAndNoRolloutBegins() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 0);
    world.spec = Specs.rollout("freeze: true");

    RolloutPlan frozen = world.after("1H");
    assertThat(world.weight(B)).isEqualTo(10);
    assertThat(frozen.standing().state()).isEqualTo(ServiceState.PAUSED);
    assertThat(frozen.standing().reason()).isEqualTo(ServiceReason.Frozen);

    world.asks("c");
    assertThat(world.step().rollout()).isNull();
    assertThat(world.weight(A)).isEqualTo(100);

    world.spec = Specs.CANARY;
    assertThat(world.step().rollout()).isNotNull();
  }

  @Test
  void freezeProtectsNoCandidateThatFails() {
    World world = World.moving(Specs.CANARY);
    world.spec = Specs.rollout("freeze: true");
    world.counted(1000, 500);

    world.step();

    assertThat(world.weight(B)).isZero();
  }

  @Test
  void suspendLeavesNoPodsAndResumingGoesOn() {
    World world = World.moving(Specs.CANARY);
    world.spec = Specs.spec("suspend: true");

    RolloutPlan plan = world.step();
    assertThat(plan.sizes()).containsOnly(Map.entry(A, 0)); // b still has its share
    assertThat(world.step().sizes()).containsOnly(Map.entry(A, 0), Map.entry(B, 0));
    assertThat(plan.standing().state()).isEqualTo(ServiceState.SUSPENDED);
    assertThat(plan.rollout()).isNull();
    assertThat(plan.blocked()).isEmpty();

    world.spec = Specs.CANARY;
    assertThat(world.step().sizes()).containsEntry(A, 1).containsEntry(B, 1);
  }

  @Test
  void stepsThatAreEditedOnTheWayNeverTakeItBack() {
    World world = World.moving(Specs.CANARY);
    for (int i = 0; i < 1; i++) {
      world.counted(1000, 0);
      world.after("1M");
    }
    assertThat(world.weight(B)).isEqualTo(50);
    world.spec = Specs.rollout("steps: [{weight: 5}, {weight: 20}, {weight: 40}, {weight: 80}]");

    world.counted(1000, 0);
    assertThat(world.step().shares()).extracting(Share::weight).containsExactly(20, 80);
    assertThat(Objects.requireNonNull(world.status.rollout()).step()).isEqualTo(4);
  }

  @Test
  void aPhaseThatOnlyANewerVersionKnowsIsLeftAlone() {
    World world = World.moving(Specs.CANARY);
    world.status = Statuses.inPhase(world.status, Phase.UNRECOGNISED);
    world.counted(1000, 0);

    RolloutPlan plan = world.after("1000H");

    assertThat(plan.shares()).extracting(Share::weight).containsExactly(90, 10);
    assertThat(plan.standing().message()).contains("newer version");
  }
}
