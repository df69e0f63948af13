package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.RolloutStatus.Phase;
import dev.cairn.crds.serving.RouteTable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What holds at every write, whatever happened before. */
final class Laws {
  private static final int EVERY = 8;

  /** What happened in the histories: laws that nothing puts to the test hold nothing. */
  final Tally tally = new Tally();

  private final Set<String> refused = new HashSet<>();
  private long lastNumber;
  private int plans;

  private static void law(boolean holds, String law, Object about) {
    if (!holds) {
      throw new AssertionError(law + ": " + about);
    }
  }

  /** Laws of one plan. */
  void checkPlan(RolloutCase that, RolloutPlan plan) {
    if (plans++ % EVERY == 0) {
      law(
          new RolloutPlanner(SimpleJudge::judge).plan(that).equals(plan),
          "equal cases give equal plans",
          that);
    }
    int sum = plan.shares().stream().mapToInt(Share::weight).sum();
    law(sum == 100 || plan.shares().isEmpty(), "weights sum to 100", plan.shares());
    String candidate = Memory.nameOf(that.before().candidate());
    if (that.before().rollout() != null && candidate.equals(that.levers().abort())) {
      law(weight(plan, candidate) == 0, "abort takes the weight in one write", plan);
      law(!candidate.equals(Memory.nameOf(plan.candidate())), "abort ends the rollout", plan);
    }
    law(
        !plan.removable().contains(Memory.nameOf(plan.stable()))
            && !plan.removable().contains(Memory.nameOf(plan.candidate())),
        "what has a role stays",
        plan);
  }

  private static int weight(RolloutPlan plan, String revision) {
    return plan.shares().stream()
        .filter(share -> share.revision().name().equals(revision))
        .mapToInt(Share::weight)
        .sum();
  }

  /** Laws of a status that replaces another. */
  void checkWrite(RolloutCase that, InferenceServiceStatus old, InferenceServiceStatus next) {
    tally.wrote(old, next);
    onlyReadyRevisionsGetWeight(that, old, next);
    for (BlockedRevision block : next.blockedRevisions()) {
      law(
          SimulatedCluster.weight(next.traffic(), block.revision()) == 0,
          "a blocked revision has no weight",
          next);
    }
    if (Recollection.isLost(old)) {
      refusalsAreRemembered(that, next);
    } else {
      historyGrows(old, next);
      rolloutsGoForward(that, old, next);
    }
    remember(next);
  }

  private static void onlyReadyRevisionsGetWeight(
      RolloutCase that, InferenceServiceStatus old, InferenceServiceStatus next) {
    if (next.traffic() == null || next.traffic().equals(old.traffic())) {
      return;
    }
    int sum = next.traffic().backends().stream().mapToInt(RouteTable.Backend::weight).sum();
    law(sum == 100, "weights sum to 100", next);
    for (RouteTable.Backend backend : next.traffic().backends()) {
      String name = backend.revision();
      boolean wayBack = old.traffic() != null && name.equals(Memory.nameOf(old.stable()));
      law(
          wayBack
              || backend.weight() <= SimulatedCluster.weight(old.traffic(), name)
              || that.ready(name) > 0,
          "what gets weight has ready pods",
          next);
    }
  }

  private void refusalsAreRemembered(RolloutCase that, InferenceServiceStatus next) {
    String released = Objects.requireNonNullElse(that.levers().retry(), "-");
    Set<String> blocked = new HashSet<>();
    next.blockedRevisions().forEach(block -> blocked.add(block.revision()));
    // A rollback whose promotion never reached the journal is forgotten whole.
    blocked.add(Memory.nameOf(next.stable()));
    law(
        refused.stream().allMatch(name -> blocked.contains(name) || released.startsWith(name)),
        "what was refused stays so when the status is lost",
        refused);
  }

  private void historyGrows(InferenceServiceStatus old, InferenceServiceStatus next) {
    long before = 0;
    for (RolloutOutcome outcome : next.history()) {
      law(outcome.number() > before, "rollouts are numbered", next.history());
      before = outcome.number();
    }
    List<RolloutOutcome> recent =
        old.history()
            .subList(
                old.history().size() - Math.min(old.history().size(), 8), old.history().size());
    law(next.history().containsAll(recent), "history is not rewritten", next.history());
    if (next.rollout() != null && next.rollout().number() != null) {
      law(next.rollout().number() >= lastNumber, "no rollout comes again", next.rollout());
    }
  }

  private static void rolloutsGoForward(
      RolloutCase that, InferenceServiceStatus old, InferenceServiceStatus next) {
    RolloutStatus was = old.rollout();
    RolloutStatus is = next.rollout();
    if (was == null) {
      return;
    }
    boolean moved = false;
    if (is != null && Objects.equals(is.number(), was.number())) {
      law(
          is.phase().compareTo(was.phase()) >= 0
              && step(is) >= step(was)
              && weight(next) >= weight(old),
          "phases, steps and weights only grow",
          next);
      moved = is.phase() != was.phase() || step(is) != step(was);
    }
    String candidate = Memory.nameOf(old.candidate());
    boolean promoted = Memory.nameOf(next.stable()).equals(candidate) && old.stable() != null;
    boolean word =
        Boolean.TRUE.equals(was.completed()) || candidate.equals(that.levers().complete());
    boolean shown = that.counted().filter(Evidence.Counted::acknowledged).isPresent();
    law(
        !(moved || promoted) || was.phase() == Phase.PREPARE || word || shown,
        "nothing moves on without evidence of an acknowledged table, or a person's word",
        next);
  }

  private static int step(RolloutStatus rollout) {
    return rollout.step() == null ? 0 : rollout.step();
  }

  private static int weight(InferenceServiceStatus status) {
    return SimulatedCluster.weight(status.traffic(), Memory.nameOf(status.candidate()));
  }

  private void remember(InferenceServiceStatus next) {
    refused.clear();
    next.blockedRevisions().stream()
        .filter(block -> block.provisional() == null)
        .forEach(block -> refused.add(block.revision()));
    long present =
        next.rollout() == null || next.rollout().number() == null ? 0 : next.rollout().number();
    lastNumber = Math.max(present, Memory.lastNumber(next.history()));
  }

  /** Laws of a Deployment that goes. */
  void checkRemoval(RolloutCase that, SimulatedCluster cluster, String name) {
    tally.count("removed");
    InferenceServiceStatus status = cluster.service.status();
    law(SimulatedCluster.weight(status.traffic(), name) == 0, "what has weight stays", name);
    law(
        !name.equals(Memory.nameOf(status.stable()))
            && !name.equals(Memory.nameOf(status.candidate())),
        "what has a role stays",
        name);
    law(that.counted().isEmpty() || !cluster.isRouted(name), "what a router uses stays", name);
  }
}
