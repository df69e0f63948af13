package dev.cairn.controller.serving.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cairn.crds.serving.InferenceServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What holds whatever happens to a service, its pods, its status, its routers, the caches, the
 * clocks and two controllers at once. {@code -Dcairn.histories=100000} looks at more histories.
 */
class RolloutLifeTest {
  private static final int HISTORIES = Integer.getInteger("cairn.histories", 10_000);
  private static final int MOMENTS = 40;
  private static final String BAD = "churn-b";
  private static final List<InferenceServiceSpec> SPECS =
      List.of(
          Specs.CANARY,
          Specs.rollout("steps: [{weight: 30}], bake: 1m, maxHold: 1m"),
          Specs.rollout("shadow: {for: 10s}, steps: [{weight: 20}, {weight: 60}], bake: 1m"),
          Specs.rollout("strategy: BlueGreen, bake: 0s"),
          Specs.rollout("strategy: BlueGreen, bake: 2m"),
          Specs.spec("scaling: {minReplicas: 3}"),
          Specs.rollout("freeze: true"),
          Specs.rollout("steps: [{weight: 10, hold: {untilPromoted: true}}]"));

  /** One history: a cluster and two controllers that both believe they lead. */
  private static final class History {
    final SplittableRandom random;
    final SimulatedCluster cluster = new SimulatedCluster();
    final Laws laws = new Laws();
    final SimulatedLeader[] leaders = {
      new SimulatedLeader(cluster, laws), new SimulatedLeader(cluster, laws)
    };

    History(long seed) {
      random = new SplittableRandom(seed);
    }

    void moments() {
      for (int i = 0; i < MOMENTS; i++) {
        moment();
      }
    }

    private void moment() {
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3, 4 -> pods();
        case 5, 6, 7 -> cluster.requests(random.nextInt(800), BAD);
        case 8 -> cluster.now = cluster.now.plusSeconds(random.nextInt(900));
        case 9 -> edit();
        case 10 -> lever();
        case 11 -> trouble();
        default -> look();
      }
    }

    private void pods() {
      for (int pod = 0; pod < SimulatedCluster.ROUTERS; pod++) {
        if (random.nextInt(4) > 0) {
          cluster.routes(pod);
        }
      }
      new TreeMap<>(cluster.deployments)
          .forEach((name, old) -> ready(name, old.seen(), random.nextInt(4) > 0));
    }

    private void ready(String name, RevisionSeen seen, boolean all) {
      cluster.deploys(name, Seen.ready(seen, all ? seen.wantedReplicas() : 0));
    }

    private void edit() {
      String target = List.of("a", "b", "c", "d").get(random.nextInt(4));
      cluster.asks(SPECS.get(random.nextInt(SPECS.size())), target);
    }

    private void lever() {
      String name = "churn-" + List.of("a", "b", "c", "d").get(random.nextInt(4));
      cluster.pulls(
          switch (random.nextInt(7)) {
            case 0 -> new Levers(name, null, null, null, null);
            case 1 -> new Levers(null, name + "/1", null, null, null);
            case 2 -> new Levers(null, null, name, null, null);
            case 3 -> new Levers(null, null, null, name, null);
            case 4 -> new Levers(null, null, null, null, "v-" + name.charAt(name.length() - 1));
            default -> Levers.NONE;
          });
    }

    private void trouble() {
      switch (random.nextInt(5)) {
        case 0 -> cluster.writes(Statuses.EMPTY);
        case 1 -> cluster.routersAnswer = !cluster.routersAnswer;
        case 2 -> cluster.tripped = !cluster.tripped;
        default -> leaders[random.nextInt(2)].skew = Duration.ofMinutes(random.nextInt(21) - 10);
      }
    }

    private void look() {
      SimulatedLeader leader = leaders[random.nextInt(2)];
      if (random.nextInt(4) > 0) {
        leader.seesAll();
      } else {
        List.<Runnable>of(
                leader::seesService,
                leader::seesDeployments,
                leader::seesJournal,
                leader::asksRouters)
            .get(random.nextInt(4))
            .run();
      }
      SimulatedLeader.Death[] deaths = SimulatedLeader.Death.values();
      leader.pass(
          random.nextInt(3) > 0
              ? SimulatedLeader.Death.NEVER
              : deaths[random.nextInt(deaths.length)]);
    }

    /** Nothing goes wrong any more. */
    void calms() {
      cluster.asks(Specs.CANARY, "e");
      cluster.pulls(Levers.NONE);
      cluster.routersAnswer = true;
      cluster.tripped = false;
      leaders[0].skew = Duration.ZERO;
      for (int i = 0; i < 60; i++) {
        leaders[0].seesAll();
        leaders[0].pass(SimulatedLeader.Death.NEVER);
        new TreeMap<>(cluster.deployments).forEach((name, old) -> ready(name, old.seen(), true));
        cluster.routes(0);
        cluster.routes(1);
        cluster.requests(10_000, BAD);
        cluster.now = cluster.now.plusSeconds(120);
      }
    }
  }

  @Test
  void lawsHoldAtEveryWrite() {
    Tally tally = new Tally();
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = new History(seed);
      assertThatCode(history::moments).as("history %d", seed).doesNotThrowAnyException();
      tally.add(history.laws.tally);
    }
    assertThat(tally.counts())
        .as("what happened, each at least once in fifty histories")
        .containsKeys(
            "PREPARE",
            "SHADOW",
            "STEP",
            "BAKE",
            "PROMOTED",
            "UNPROVEN",
            "ROLLED_BACK",
            "ABORTED",
            "SUPERSEDED",
            "removed",
            "recollected",
            "write refused",
            "journal entry taken")
        .allSatisfy((what, number) -> assertThat(number * 50L).isGreaterThan(HISTORIES));
  }

  @Test
  void whatIsAskedForServesOnceNothingGoesWrong() {
    for (int seed = 0; seed < HISTORIES / 50; seed++) {
      History history = new History(seed);
      history.moments();
      history.calms();

      var status = history.cluster.service.status();
      assertThat(Memory.nameOf(status.stable())).as("history %d", seed).isEqualTo("churn-e");
      assertThat(status.rollout()).isNull();
      assertThat(history.cluster.deployments).containsOnlyKeys("churn-e");
    }
  }
}
