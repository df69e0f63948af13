package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.ServiceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a decision: who gets what, how many pods, what may go. */
final class RolloutPlans {
  private static final Duration JOURNAL = Duration.ofSeconds(1);
  private static final Duration WATCHED = Duration.ofSeconds(5);
  private static final Duration UNSETTLED = Duration.ofMinutes(1);
  private static final Duration SETTLED = Duration.ofMinutes(10);
  private static final int ALL = 100;

  private RolloutPlans() {}

  static RolloutPlan of(RolloutCase that, Memory persisted, Turn turn) {
    Memory after = turn.memory();
    List<Share> shares = SharePolicy.shares(that, after);
    Set<String> removable = RemovalPolicy.removable(that, persisted, after);
    return new RolloutPlan(
        figured(that, after.stable(), ALL - after.candidateWeight()),
        figured(that, after.candidate(), after.candidateWeight()),
        shares,
        after.rollout() != null && after.rollout().phase() == RolloutStatus.Phase.SHADOW,
        after.rollout(),
        after.blocked(),
        after.history(),
        SizePolicy.sizes(that, after),
        roles(after),
        removable,
        standing(that, turn),
        turn.events(),
        JournalPolicy.entry(that, persisted, after),
        after.tripped(),
        next(that, persisted, after));
  }

  private static @Nullable RevisionStatus figured(
      RolloutCase that, @Nullable RevisionStatus revision, int weight) {
    if (revision == null) {
      return null;
    }
    RevisionIdentity known = that.identity(revision.revision()).orElse(null);
    String image =
        known != null && known.imageDigest() != null ? known.imageDigest() : revision.imageDigest();
    RevisionSeen seen = that.seen(revision.revision()).orElse(null);
    return new RevisionStatus(
        revision.revision(),
        revision.modelVersion(),
        revision.artifactDigest(),
        image,
        weight,
        seen == null ? 0 : seen.replicas(),
        seen == null ? 0 : seen.readyReplicas());
  }

  /** The same revision with another share. */
  static RevisionStatus weighted(RevisionStatus revision, int weight) {
    return new RevisionStatus(
        revision.revision(),
        revision.modelVersion(),
        revision.artifactDigest(),
        revision.imageDigest(),
        weight,
        revision.replicas(),
        revision.readyReplicas());
  }

  private static Map<String, RevisionRole> roles(Memory after) {
    Map<String, RevisionRole> roles = new TreeMap<>();
    if (after.stable() != null) {
      roles.put(after.stableName(), RevisionRole.STABLE);
    }
    if (after.rollout() != null) {
      roles.put(
          after.candidateName(),
          after.rollout().phase() == RolloutStatus.Phase.SHADOW
              ? RevisionRole.SHADOW
              : RevisionRole.CANDIDATE);
    }
    return roles;
  }

  private static Standing standing(RolloutCase that, Turn turn) {
    Standing standing = degraded(that, turn);
    List<String> sentences = new ArrayList<>(List.of(standing.message()));
    sentences.addAll(LeverPolicy.notes(that, turn.memory()));
    return new Standing(standing.state(), standing.reason(), String.join("; ", sentences));
  }

  /** Whatever else goes on: clients come first. */
  private static Standing degraded(RolloutCase that, Turn turn) {
    Memory memory = turn.memory();
    boolean served =
        memory.stable() == null
            || that.spec().suspend()
            || memory.candidateWeight() == ALL
            || that.ready(memory.stableName()) > 0;
    return served
        ? turn.standing()
        : new Standing(
            ServiceState.DEGRADED,
            ServiceReason.PredictorNotReady,
            "no pod of %s is ready; %s".formatted(memory.stableName(), turn.standing().message()));
  }

  private static Duration next(RolloutCase that, Memory persisted, Memory after) {
    if (!after.history().equals(persisted.history())) {
      return JOURNAL; // a promotion goes into the journal when it is persisted
    }
    boolean judging = after.blocked().stream().anyMatch(block -> block.provisional() != null);
    if (after.rollout() != null
        || judging
        || !RemovalPolicy.idle(that, persisted, after).isEmpty()) {
      return WATCHED;
    }
    boolean settled =
        that.target() instanceof Target.Found found
            && (after.isServing(found.revision())
                || after.block(found.revision().name()).isPresent())
            && that.ready(after.stableName()) > 0;
    return settled ? SETTLED : UNSETTLED;
  }
}
