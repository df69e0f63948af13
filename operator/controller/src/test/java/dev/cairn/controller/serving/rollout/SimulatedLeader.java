package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.SimulatedCluster.Deployed;
import dev.cairn.controller.serving.rollout.SimulatedCluster.Service;
import dev.cairn.crds.serving.InferenceServiceStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A controller that believes it leads: it plans by what its caches hold, and may die midway. */
final class SimulatedLeader {
  /** After which write a pass ends too early. */
  enum Death {
    NEVER,
    AFTER_SIZES,
    AFTER_ROLES,
    AFTER_JOURNAL,
    AFTER_STATUS,
    AFTER_CLEARING
  }

  private final SimulatedCluster cluster;
  private final Laws laws;
  private Service service;
  private Map<String, Deployed> deployments = Map.of();
  private Optional<LastVerdict> journal = Optional.empty();
  private Evidence evidence = new Evidence.Unavailable("not asked yet");
  Duration skew = Duration.ZERO;

  SimulatedLeader(SimulatedCluster cluster, Laws laws) {
    this.cluster = cluster;
    this.laws = laws;
    this.service = cluster.service;
  }

  void seesService() {
    service = cluster.service;
  }

  void seesDeployments() {
    deployments = new TreeMap<>(cluster.deployments);
  }

  void seesJournal() {
    journal = cluster.journal.isEmpty() ? Optional.empty() : Optional.of(cluster.journal.getLast());
  }

  void asksRouters() {
    evidence = cluster.evidence(service.status().traffic());
  }

  void seesAll() {
    seesService();
    seesDeployments();
    seesJournal();
    asksRouters();
  }

  private RolloutCase look() {
    if (Recollection.isLost(service.status())) {
      seesJournal(); // asked for at the source, as the journal's rule is
    }
    Map<String, RevisionSeen> seen = new TreeMap<>();
    deployments.forEach((name, deployed) -> seen.put(name, deployed.seen()));
    String back = service.levers().rollback();
    return new RolloutCase(
        service.spec(),
        service.version(),
        service.status(),
        new Target.Found(Specs.revision(service.target())),
        back == null ? null : new Target.Found(Specs.revision(back.substring("v-".length()))),
        seen,
        service.levers(),
        evidence,
        journal,
        cluster.now.plus(skew));
  }

  RolloutPlan pass(Death death) {
    RolloutCase that = look();
    RolloutPlan plan = new RolloutPlanner(SimpleJudge::judge).plan(that);
    laws.checkPlan(that, plan);
    if (died(death, Death.AFTER_SIZES, () -> grow(plan))
        || died(death, Death.AFTER_ROLES, () -> mark(plan))
        || !journalled(plan)
        || death == Death.AFTER_JOURNAL
        || !written(that, plan)
        || death == Death.AFTER_STATUS
        || died(death, Death.AFTER_CLEARING, () -> clear(plan))) {
      return plan;
    }
    remove(that, plan);
    return plan;
  }

  private static boolean died(Death death, Death here, Runnable write) {
    write.run();
    return death == here;
  }

  private void grow(RolloutPlan plan) {
    plan.sizes()
        .forEach(
            (name, size) -> {
              Deployed real = cluster.deployments.get(name);
              if (real == null) {
                cluster.deploys(name, Seen.made(name, size));
              } else if (real.seen().wantedReplicas() < size) {
                cluster.deploys(name, Seen.sized(real.seen(), size));
              }
            });
  }

  private void mark(RolloutPlan plan) {
    plan.roles()
        .forEach(
            (name, role) -> {
              Deployed real = cluster.deployments.get(name);
              if (real != null && !role.name().equals(real.seen().roleAnnotation())) {
                cluster.deploys(name, Seen.role(real.seen(), role));
              }
            });
  }

  private boolean journalled(RolloutPlan plan) {
    if (plan.verdict().isEmpty()) {
      return true;
    }
    boolean taken = plan.verdict().get().entry() <= cluster.journal.size();
    laws.tally.count(taken ? "journal entry taken" : "journalled");
    if (!taken) {
      cluster.journal.add(plan.verdict().get());
    }
    return !taken;
  }

  private boolean written(RolloutCase that, RolloutPlan plan) {
    InferenceServiceStatus next = Statuses.written(service.status(), plan);
    if (next.equals(service.status())) {
      return true;
    }
    if (service.version() != cluster.service.version()) {
      laws.tally.count("write refused");
      return false;
    }
    laws.checkWrite(that, service.status(), next);
    cluster.writes(next);
    service = cluster.service;
    return true;
  }

  private void clear(RolloutPlan plan) {
    deployments.forEach(
        (name, known) -> {
          Deployed real = cluster.deployments.get(name);
          if (!plan.roles().containsKey(name)
              && known.seen().roleAnnotation() != null
              && real != null
              && real.version() == known.version()) {
            cluster.deploys(name, Seen.role(real.seen(), null));
          }
        });
  }

  /** Nothing is deleted on a service that was read at another version, nor a changed Deployment. */
  private void remove(RolloutCase that, RolloutPlan plan) {
    for (String name : plan.removable()) {
      Deployed known = Objects.requireNonNull(deployments.get(name));
      Deployed real = cluster.deployments.get(name);
      if (real != null
          && real.version() == known.version()
          && service.version() == cluster.service.version()) {
        laws.checkRemoval(that, cluster, name);
        cluster.deployments.remove(name);
      }
    }
  }
}
