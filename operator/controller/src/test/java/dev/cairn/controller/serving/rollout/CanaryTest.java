package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.A;
import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.analytics.sequential.Pairs;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import dev.cairn.crds.serving.RolloutStatus.Phase;
import dev.cairn.crds.serving.ServiceState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The ordinary way of a candidate: Prepare, steps, Bake, Done. */
class CanaryTest {
  private static Phase phase(World world) {
    return Objects.requireNonNull(world.status.rollout()).phase();
  }

  @Test
  void firstRevisionServesOnceItsPodsAreReady() {
    World world = new World(Specs.CANARY);

    RolloutPlan plan = world.step();
    assertThat(plan.shares()).isEmpty();
    assertThat(plan.sizes()).containsEntry(A, 1);
    assertThat(plan.standing().state()).isEqualTo(ServiceState.PENDING);

    world.ready();
    RolloutPlan served = world.step();
    assertThat(served.shares())
        .containsExactly(new Share(RevisionRole.STABLE, Specs.revision("a"), 100));
    assertThat(served.standing().state()).isEqualTo(ServiceState.READY);
    assertThat(served.history())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.outcome()).isEqualTo(Outcome.PROMOTED));
  }

  @Test
  void firstRevisionIsWaitedForHoweverLong() {
    World world = new World(Specs.CANARY);
    world.step();

    RolloutPlan plan = world.after("1H");
    assertThat(plan.standing().state()).isEqualTo(ServiceState.DEGRADED);
    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.NotReadyInTime);
    assertThat(plan.blocked()).isEmpty();

    world.ready();
    assertThat(world.step().standing().state()).isEqualTo(ServiceState.READY);
  }

  @Test
  void candidateGetsItsSizeBeforeItsWeight() {
    World world = World.serving(Specs.spec("scaling: {minReplicas: 4}"));
    world.ready();
    world.asks("b");

    assertThat(world.step().sizes()).containsEntry(A, 4).containsEntry(B, 1);
    assertThat(world.weight(B)).isZero();

    world.ready();
    world.step();
    assertThat(world.weight(B)).isEqualTo(10);
    world.counted(1000, 0);
    assertThat(world.step().sizes()).containsEntry(B, 2);
    assertThat(world.weight(B)).isEqualTo(10);

    world.ready();
    world.step();
    assertThat(world.weight(B)).isEqualTo(50);
    world.counted(1000, 0);
    assertThat(world.step().sizes()).containsEntry(A, 4).containsEntry(B, 4);
    assertThat(world.weight(B)).isEqualTo(50);

    world.ready();
    world.step();
    assertThat(world.weight(B)).isEqualTo(100);
    assertThat(world.weight(A)).isZero();
  }

  @Test
  void goesFromStepToStepWhenTimeIsOverAndNoHarmWasSeen() {
    World world = World.moving(Specs.CANARY);
    assertThat(phase(world)).isEqualTo(Phase.STEP);

    world.counted(1204, 1);
    assertThat(world.after("30S").shares()).extracting(Share::weight).containsExactly(90, 10);
    RolloutPlan moved = world.after("30S");

    assertThat(moved.shares()).extracting(Share::weight).containsExactly(50, 50);
    assertThat(moved.events())
        .containsExactly(
            PlannedEvent.normal(
                "TrafficShifted", "10→50: 1 204 requests, errors 0.1 % (stable 0.0 %)"));
    assertThat(Objects.requireNonNull(moved.rollout()).step()).isEqualTo(2);
  }

  @Test
  void evidenceOfAStepIsNotThatOfTheNext() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 0);
    Evidence first = world.evidence;
    world.after("1M");
    assertThat(world.weight(B)).isEqualTo(50);

    world.evidence = first; // of the table before
    RolloutPlan plan = world.after("10M");

    assertThat(world.weight(B)).isEqualTo(50);
    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.MetricsUnavailable);
    assertThat(Objects.requireNonNull(plan.rollout()).checks()).isEmpty();
  }

  @Test
  void bakesWithThePreviousRevisionWarmAndThenPromotes() {
    World world = World.moving(Specs.CANARY);
    for (int i = 0; i < 2; i++) {
      world.counted(1000, 0);
      world.after("1M");
    }
    assertThat(phase(world)).isEqualTo(Phase.BAKE);
    assertThat(Objects.requireNonNull(world.status.traffic()).backends())
        .extracting(backend -> backend.role() + " " + backend.weight())
        .containsExactly("STABLE 0", "CANDIDATE 100");

    world.counted(1000, 0);
    RolloutPlan baking = world.after("4M");
    assertThat(baking.removable()).isEmpty();
    assertThat(baking.sizes()).containsEntry(A, 1);
    assertThat(baking.standing().state()).isEqualTo(ServiceState.BAKING);

    RolloutPlan done = world.after("1M");
    assertThat(done.shares())
        .containsExactly(new Share(RevisionRole.STABLE, Specs.revision("b"), 100));
    assertThat(done.rollout()).isNull();
    assertThat(done.candidate()).isNull();
    assertThat(done.history().getLast())
        .satisfies(
            outcome -> {
              assertThat(outcome.outcome()).isEqualTo(Outcome.PROMOTED);
              assertThat(outcome.number()).isEqualTo(2);
              assertThat(outcome.checks()).isNotEmpty();
            });
  }

  @Test
  void copiesFirstWhereTheSpecSaysSo() {
    World world =
        World.moving(
            Specs.rollout("shadow: {percent: 50, for: 2m, minSamples: 100, minAgreement: 0.9}"));
    assertThat(phase(world)).isEqualTo(Phase.SHADOW);
    assertThat(world.plan().shadowing()).isTrue();
    assertThat(world.plan().shares())
        .containsExactly(
            new Share(RevisionRole.STABLE, Specs.revision("a"), 100),
            new Share(RevisionRole.SHADOW, Specs.revision("b"), 0));

    world.counted(World.arm(500, 0), World.arm(500, 0), new Pairs(500, 10, 10));
    world.after("1M");
    assertThat(phase(world)).isEqualTo(Phase.SHADOW);
    world.after("1M");
    assertThat(phase(world)).isEqualTo(Phase.STEP);
    assertThat(world.weight(B)).isEqualTo(10);
  }

  @Test
  void answersThatDisagreeEndItBeforeAnyClientSawOne() {
    World world =
        World.moving(Specs.rollout("shadow: {for: 2m, minSamples: 100, minAgreement: 0.9}"));
    world.counted(World.arm(500, 0), World.arm(500, 0), new Pairs(500, 200, 200));

    RolloutPlan plan = world.step();

    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.Disagreement);
    assertThat(plan.blocked()).extracting(block -> block.revision()).containsExactly(B);
    assertThat(plan.shares()).extracting(Share::weight).containsExactly(100);
  }

  @Test
  void equalInputGivesEqualPlans() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 0);
    world.now = world.now.plusSeconds(60);

    assertThat(world.plan()).isEqualTo(world.plan());
  }

  @Test
  void saysNothingNewOnceItIsDone() {
    World world = World.moving(Specs.CANARY);
    world.finish();
    assertThat(world.after("1H").removable()).containsExactly(A);
    var settled = world.status;

    RolloutPlan again = world.after("1H");

    assertThat(world.status).isEqualTo(settled);
    assertThat(again.events()).isEmpty();
    assertThat(again.verdict()).isEmpty();
    assertThat(again.next().toMinutes()).isEqualTo(10);
  }
}
