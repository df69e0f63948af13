package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.analytics.sequential.Pairs;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import dev.cairn.crds.serving.ServiceState;
import org.junit.jupiter.api.Test;

/** What keeps a step from ending. */
class HoldTest {
  private static final String THIN = "steps: [{weight: 10}], maxHold: 30m";

  private static Levers completeStep(String value) {
    return new Levers(null, value, null, null, null);
  }

  @Test
  void tooFewRequestsWaitAndThenGoOnUnproven() {
    World world = World.moving(Specs.rollout(THIN));
    world.counted(20, 0);

    RolloutPlan early = world.after("29M");
    assertThat(early.standing().reason()).isEqualTo(ServiceReason.InsufficientSamples);
    assertThat(early.standing().state()).isEqualTo(ServiceState.WAITING);
    assertThat(world.weight(B)).isEqualTo(10);

    world.after("1M");
    assertThat(world.weight(B)).isEqualTo(100);
    world.finish();
    assertThat(world.status.history().getLast().outcome()).isEqualTo(Outcome.UNPROVEN);
  }

  @Test
  void withoutASingleRequestNothingMovesHoweverLong() {
    World world = World.moving(Specs.rollout(THIN));
    world.counted(0, 0);

    world.after("1000H");

    assertThat(world.weight(B)).isEqualTo(10);
  }

  @Test
  void holdMeansThatTooFewRequestsWaitForAPerson() {
    World world = World.moving(Specs.rollout(THIN + ", onInconclusive: Hold"));
    world.counted(20, 0);
    world.after("1000H");
    assertThat(world.weight(B)).isEqualTo(10);

    world.levers = completeStep(B + "/1");
    world.step();

    assertThat(world.weight(B)).isEqualTo(100);
  }

  @Test
  void aSharedFailureIsNoReasonToGoOn() {
    World world = World.moving(Specs.rollout(THIN));
    world.counted(World.arm(100, 50), World.arm(900, 450));

    RolloutPlan plan = world.after("1000H");

    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.SharedFailure);
    assertThat(world.weight(B)).isEqualTo(10);
  }

  @Test
  void routersThatCannotBeAskedHoldTheSplit() {
    World world = World.moving(Specs.rollout(THIN));
    world.evidence = new Evidence.Unavailable("no router pod is ready");

    RolloutPlan plan = world.after("1000H");

    assertThat(world.weight(B)).isEqualTo(10);
    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.MetricsUnavailable);
    assertThat(plan.standing().message()).contains("no router pod is ready");
  }

  @Test
  void whatOneRouterPodDoesNotSayProvesNoHealth() {
    World world = World.moving(Specs.rollout(THIN));
    world.counted(1000, 0);
    world.incomplete();

    assertThat(world.after("1000H").standing().reason())
        .isEqualTo(ServiceReason.MetricsUnavailable);
    assertThat(world.weight(B)).isEqualTo(10);
  }

  @Test
  void butHarmIsHarmWhoeverSaysIt() {
    World world = World.moving(Specs.rollout(THIN));
    world.counted(1000, 300);
    world.incomplete();

    assertThat(world.step().standing().reason()).isEqualTo(ServiceReason.ErrorRateHigh);
    assertThat(world.weight(B)).isZero();
  }

  @Test
  void evidenceCountsFromTheAcknowledgementOfTheTable() {
    World world = World.moving(Specs.rollout(THIN));
    world.counted(1000, 1000);
    world.unacknowledged();

    RolloutPlan plan = world.after("1M");

    assertThat(world.weight(B)).isEqualTo(10);
    assertThat(plan.rollout()).extracting(rollout -> rollout.verdict()).isNull();
  }

  @Test
  void aTripThatIsConfirmedRollsBack() {
    World world = World.moving(Specs.CANARY);
    world.counted(40, 40);
    world.tripped("router-1");

    RolloutPlan plan = world.step();

    assertThat(world.weight(B)).isZero();
    assertThat(plan.tripped()).extracting(trip -> trip.pod()).containsExactly("router-1");
  }

  @Test
  void aTripThatIsNotConfirmedHolds() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 0);
    world.tripped("router-1");

    RolloutPlan plan = world.after("1000H");

    assertThat(world.weight(B)).isEqualTo(10);
    assertThat(plan.standing().message()).contains("router-1");
    assertThat(plan.tripped()).hasSize(1);
    assertThat(world.step().tripped()).hasSize(1);
  }

  @Test
  void aClockThatIsSetBackEndsNothingEarly() {
    World world = World.moving(Specs.CANARY);
    world.now = world.now.minusSeconds(600);
    world.counted(1000, 0);

    world.step();

    assertThat(world.weight(B)).isEqualTo(10);
  }

  @Test
  void aLimitThatDoesNotApplyIsNoReasonToWait() {
    World world =
        World.moving(
            Specs.rollout(
                "steps: [{weight: 10}], maxHold: 30m, shadow: {for: 0s, minAgreement: 0.9}"));
    world.counted(World.arm(500, 0), World.arm(500, 0), new Pairs(500, 0, 0));
    world.step();
    assertThat(world.weight(B)).isEqualTo(10);
    world.counted(20, 0);

    world.after("30M");

    assertThat(world.weight(B)).isEqualTo(100);
  }
}
