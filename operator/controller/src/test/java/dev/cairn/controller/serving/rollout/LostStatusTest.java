package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.A;
import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.ServiceState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A status that is gone decides nothing anew. */
class LostStatusTest {
  @Test
  void stableIsWhatTheJournalSays() {
    World world = World.moving(Specs.CANARY);
    world.status = World.NO_STATUS;

    RolloutPlan plan = world.step();

    assertThat(Memory.nameOf(plan.stable())).isEqualTo(A);
    assertThat(plan.shares())
        .containsExactly(new Share(RevisionRole.STABLE, Specs.revision("a"), 100));
    assertThat(Memory.nameOf(plan.candidate())).isEqualTo(B);
    assertThat(plan.rollout()).extracting(rollout -> rollout.number()).isEqualTo(2L);
  }

  @Test
  void whatWasRefusedStaysSo() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 500);
    world.step();
    world.status = World.NO_STATUS;

    RolloutPlan plan = world.step();

    assertThat(plan.rollout()).isNull();
    assertThat(plan.standing().state()).isEqualTo(ServiceState.ROLLED_BACK);
    assertThat(plan.blocked()).extracting(BlockedRevision::revision).containsExactly(B);
    assertThat(plan.history()).extracting(RolloutOutcome::number).containsExactly(1L, 2L);
    assertThat(plan.verdict()).isEmpty();
  }

  @Test
  void withoutAJournalTheRolesOnDeploymentsTell() {
    World world = World.moving(Specs.CANARY);
    world.status = World.NO_STATUS;
    world.journal = Optional.empty();

    assertThat(Memory.nameOf(world.step().stable())).isEqualTo(A);
  }

  @Test
  void ofTwoThatAreMarkedStableTheOneThatIsWantedServes() {
    World world = World.serving(Specs.CANARY);
    world.revisions.put(B, Seen.role(Seen.ready(Seen.made(B, 1), 1), RevisionRole.STABLE));
    world.status = World.NO_STATUS;
    world.journal = Optional.empty();
    world.asks("b");

    assertThat(Memory.nameOf(world.step().stable())).isEqualTo(B);
  }

  @Test
  void noTableIsWrittenOfARevisionWithoutPods() {
    World world = World.serving(Specs.CANARY);
    world.status = World.NO_STATUS;
    world.ready(A, 0);

    assertThat(world.step().shares()).isEmpty();
    world.ready();
    assertThat(world.step().shares()).hasSize(1);
  }

  @Test
  void deploymentsThatAreGoneAreMadeAgain() {
    World world = World.serving(Specs.CANARY);
    world.status = World.NO_STATUS;
    world.revisions.clear();

    RolloutPlan plan = world.step();

    assertThat(plan.sizes()).containsEntry(A, 1);
    assertThat(plan.standing().state()).isEqualTo(ServiceState.DEGRADED);
  }

  @Test
  void aRefusalIsJournalledBeforeItIsPersistedAndAPromotionAfterwards() {
    World refused = World.moving(Specs.CANARY);
    refused.counted(1000, 500);
    LastVerdict refusal = refused.plan().verdict().orElseThrow();
    assertThat(refusal.blocked()).extracting(BlockedRevision::revision).containsExactly(B);
    assertThat(Memory.nameOf(refusal.stable())).isEqualTo(A);

    World promoted = World.moving(Specs.rollout("strategy: BlueGreen"));
    promoted.counted(1000, 0);
    RolloutPlan plan = promoted.after("5M");
    assertThat(Memory.nameOf(plan.stable())).isEqualTo(B);
    assertThat(plan.verdict()).isEmpty();
    assertThat(plan.next().toSeconds()).isEqualTo(1);
    assertThat(promoted.plan().verdict())
        .hasValueSatisfying(entry -> assertThat(Memory.nameOf(entry.stable())).isEqualTo(B));
  }

  @Test
  void aStatusThatIsOlderThanTheJournalAddsNothingToIt() {
    World world = World.moving(Specs.CANARY);
    var old = world.status;
    world.counted(1000, 500);
    world.step();
    world.status = old;

    assertThat(world.plan().verdict()).isEmpty();
  }

  @Test
  void entriesAreNumberedWithoutGaps() {
    World world = World.serving(Specs.CANARY);
    long first = world.journal.orElseThrow().entry();
    world.asks("b");
    world.step();
    world.finish();
    world.step();

    assertThat(first).isEqualTo(1);
    assertThat(world.journal.orElseThrow().entry()).isEqualTo(2);
  }

  @Test
  void aRefusalReachesTheJournalAlsoFromAStatusThatIsOlder() {
    World world = World.moving(Specs.CANARY);
    LastVerdict known = world.journal.orElseThrow();
    RolloutOutcome claimed =
        new RolloutOutcome(
            9L, "churn-x", "v-x", RolloutOutcome.Outcome.ROLLED_BACK, null, null, null, List.of());
    world.journal =
        Optional.of(
            new LastVerdict(known.entry() + 1, known.stable(), List.of(), List.of(claimed)));
    assertThat(world.plan().verdict()).isEmpty();
    world.counted(1000, 500);

    LastVerdict entry = world.plan().verdict().orElseThrow();

    assertThat(entry.entry()).isEqualTo(known.entry() + 2);
    assertThat(entry.blocked()).extracting(BlockedRevision::revision).containsExactly(B);
    assertThat(entry.history()).containsExactly(claimed);
  }

  @Test
  void aTableIsWrittenOfTheCandidateAloneWhenItIsTheOneThatHasPods() {
    World world = World.changing(Specs.rollout("strategy: BlueGreen"));
    world.status = World.NO_STATUS;
    world.ready();
    world.ready(A, 0);
    world.step();

    world.step();

    assertThat(world.weight(B)).isEqualTo(100);
  }
}
