package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who gets what: rows of the route table whose weights sum to 100, or none at all. */
final class SharePolicy {
  private static final int ALL = 100;

  private SharePolicy() {}

  static List<Share> shares(RolloutCase that, Memory memory) {
    if (memory.stable() == null || isUnservable(that, memory)) {
      return List.of();
    }
    int weight = memory.candidateWeight();
    List<Share> shares = new ArrayList<>();
    row(that, RevisionRole.STABLE, memory.stable(), ALL - weight).ifPresent(shares::add);
    if (memory.candidate() != null && memory.rollout() != null && isListed(that, memory)) {
      RevisionRole role =
          memory.rollout().phase() == RolloutStatus.Phase.SHADOW
              ? RevisionRole.SHADOW
              : RevisionRole.CANDIDATE;
      row(that, role, memory.candidate(), weight).ifPresent(shares::add);
    }
    return shares.stream().mapToInt(Share::weight).sum() == ALL ? shares : List.of();
  }

  /**
   * Routers that see no table keep the last that they had, which is better than a table of
   * revisions without pods.
   */
  private static boolean isUnservable(RolloutCase that, Memory memory) {
    int weight = memory.candidateWeight();
    boolean stableLacks = weight < ALL && that.ready(memory.stableName()) == 0;
    boolean candidateLacks = weight > 0 && that.ready(memory.candidateName()) == 0;
    return that.table().isEmpty() && (stableLacks || candidateLacks);
  }

  /** While it gets ready a candidate is reached by people who name it, and by nobody else. */
  private static boolean isListed(RolloutCase that, Memory memory) {
    boolean preparing =
        memory.rollout() != null && memory.rollout().phase() == RolloutStatus.Phase.PREPARE;
    boolean previewed =
        that.spec().traffic() != null
            && that.spec().traffic().preview()
            && that.ready(memory.candidateName()) > 0;
    return !preparing || previewed;
  }

  private static Optional<Share> row(
      RolloutCase that, RevisionRole role, RevisionStatus revision, int weight) {
    return that.identity(revision.revision()).map(identity -> new Share(role, identity, weight));
  }
}
