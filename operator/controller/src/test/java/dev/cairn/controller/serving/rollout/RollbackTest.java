package dev.cairn.controller.serving.rollout;

import static dev.cairn.controller.serving.rollout.World.A;
import static dev.cairn.controller.serving.rollout.World.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import dev.cairn.crds.serving.ServiceState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way back: weight 0 in one write, and the revision does not come again by itself. */
class RollbackTest {
  private static Levers abort(String revision) {
    return new Levers(null, null, revision, null, null);
  }

  private static Levers retry(String value) {
    return new Levers(null, null, null, value, null);
  }

  private static World failed() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 300);
    world.step();
    return world;
  }

  @Test
  void harmTakesTheWeightAwayInOneWrite() {
    World world = World.moving(Specs.CANARY);
    world.counted(1000, 300);

    RolloutPlan plan = world.step();

    assertThat(plan.shares())
        .containsExactly(new Share(RevisionRole.STABLE, Specs.revision("a"), 100));
    assertThat(plan.standing().state()).isEqualTo(ServiceState.ROLLED_BACK);
    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.ErrorRateHigh);
    assertThat(plan.events())
        .containsExactly(
            PlannedEvent.warning(
                "RolledBack",
                "churn-b failed at 10 %: 1 000 requests, errors 30.0 % (stable 0.0 %)"));
    assertThat(plan.removable()).isEmpty();
    assertThat(plan.history().getLast().outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(plan.verdict()).isPresent();
  }

  @Test
  void whatWasRefusedStaysSoWhateverTimePasses() {
    World world = failed();

    RolloutPlan plan = world.after("1000H");

    assertThat(plan.rollout()).isNull();
    assertThat(plan.standing().state()).isEqualTo(ServiceState.ROLLED_BACK);
    assertThat(plan.standing().message())
        .isEqualTo(
            "churn-b failed at 10 %: 1 000 requests, errors 30.0 % (stable 0.0 %);"
                + " ask for another version, or set cairn.dev/retry: churn-b");
  }

  @Test
  void aPersonReleasesABlockOnce() {
    World world = failed();
    world.levers = retry(B);

    assertThat(world.step().rollout()).isNotNull();
    assertThat(world.status.blockedRevisions()).isEmpty();

    world.ready();
    world.step();
    world.counted(1000, 300);
    world.step();
    RolloutPlan plan = world.after("1H"); // the annotation still stands there
    assertThat(plan.rollout()).isNull();
    assertThat(plan.blocked()).extracting(BlockedRevision::retries).containsExactly(1);

    world.levers = retry(B + "/3");
    assertThat(world.step().rollout()).isNotNull();
  }

  @Test
  void abortWorksBeforeAnyPodIsReady() {
    World world = World.changing(Specs.CANARY);
    world.levers = abort(B);

    RolloutPlan plan = world.step();

    assertThat(plan.rollout()).isNull();
    assertThat(plan.history().getLast().outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(world.weight(A)).isEqualTo(100);
    assertThat(world.step().rollout()).isNull();
  }

  @Test
  void abortWorksFromTheBakeWhileRoutersAreSilent() {
    World world = World.moving(Specs.rollout("strategy: BlueGreen"));
    assertThat(world.weight(B)).isEqualTo(100);
    world.levers = abort(B);

    world.step();

    assertThat(world.weight(B)).isZero();
    assertThat(world.weight(A)).isEqualTo(100);
  }

  @Test
  void retryWaitsUntilAbortIsRemoved() {
    World world = World.moving(Specs.CANARY);
    world.levers = abort(B);
    world.step();

    world.levers = new Levers(null, null, B, B, null);
    RolloutPlan plan = world.step();
    assertThat(plan.rollout()).isNull();
    assertThat(plan.standing().message()).contains("cairn.dev/retry waits");

    world.levers = retry(B);
    assertThat(world.step().rollout()).isNotNull();
  }

  @Test
  void podsThatDoNotBecomeReadyInTimeEndIt() {
    World world = World.changing(Specs.rollout("progressDeadline: 2m"));
    world.trouble(B, "ImagePullBackOff", "image example/churn:2 is not there");
    assertThat(world.after("1M").rollout()).isNotNull();

    RolloutPlan plan = world.after("1M");

    assertThat(plan.standing().reason()).isEqualTo(ServiceReason.NotReadyInTime);
    assertThat(plan.standing().message())
        .contains("0 of 1 pods of churn-b are ready after 2m", "example/churn:2 is not there");
    assertThat(plan.blocked()).extracting(BlockedRevision::revision).containsExactly(B);
  }

  @Test
  void podsOfALaterStepHaveTheirOwnDeadline() {
    World world =
        World.serving(
            Specs.spec(
                """
                scaling: {minReplicas: 4}
                rollout: {progressDeadline: 2m}
                """));
    world.ready();
    world.asks("b");
    world.step();
    world.ready();
    world.step();
    world.counted(1000, 0);
    world.after("20M");
    assertThat(world.after("1M").rollout()).isNotNull();

    assertThat(world.after("1M").standing().reason()).isEqualTo(ServiceReason.NotReadyInTime);
    assertThat(world.weight(B)).isZero();
  }

  @Test
  void anArtifactThatIsAnotherIsRefusedAtOnce() {
    World world = World.changing(Specs.CANARY);
    world.trouble(B, RevisionSeen.Trouble.DIGEST_MISMATCH, "is sha256:1, should be sha256:2");

    RolloutPlan plan = world.step();

    assertThat(plan.rollout()).isNull();
    assertThat(plan.standing().message()).contains("is sha256:1, should be sha256:2");
    assertThat(plan.blocked()).hasSize(1);
  }

  @Test
  void slownessIsToldFromErrors() {
    World world = World.moving(Specs.rollout("analysis: {latency: {quantile: 0.95, max: 300ms}}"));
    world.counted(new Arm(1000, 0, 500, 0, List.of(), List.of()), World.arm(9000, 0));

    assertThat(world.step().standing().reason()).isEqualTo(ServiceReason.LatencyHigh);
  }

  @Test
  void anotherTargetIsNotHeldBackByAnOldBlock() {
    World world = failed();
    world.asks("c");

    assertThat(world.step().rollout()).isNotNull();
    assertThat(world.status.blockedRevisions())
        .extracting(BlockedRevision::revision)
        .containsExactly(B);
  }
}
