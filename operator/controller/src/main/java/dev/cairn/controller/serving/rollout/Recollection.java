package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RevisionStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a service knows at the beginning of a pass: its status; when that was lost, the last entry
 * of its journal; when there is none either, the roles on its Deployments.
 */
final class Recollection {
  private static final String STABLE = RevisionRole.STABLE.name();

  private Recollection() {}

  static Memory of(RolloutCase that) {
    InferenceServiceStatus before = that.before();
    if (isLost(before)) {
      return that.journal().map(Recollection::journalled).orElseGet(() -> annotated(that));
    }
    boolean underway = before.rollout() != null && before.candidate() != null;
    return new Memory(
        before.stable(),
        underway ? before.candidate() : null,
        underway ? before.rollout() : null,
        before.blockedRevisions(),
        before.history(),
        before.tripped());
  }

  /** Whether a status says nothing: it never was, or a backup was restored without it. */
  static boolean isLost(InferenceServiceStatus status) {
    return status.stable() == null
        && status.rollout() == null
        && status.traffic() == null
        && status.history().isEmpty()
        && status.blockedRevisions().isEmpty();
  }

  private static Memory journalled(LastVerdict last) {
    return new Memory(last.stable(), null, null, last.blocked(), last.history(), List.of());
  }

  private static Memory annotated(RolloutCase that) {
    RevisionStatus stable =
        that.revisions().values().stream()
            .filter(seen -> STABLE.equalsIgnoreCase(seen.roleAnnotation()))
            .min(preferring(that))
            .map(seen -> status(seen.identity()))
            .orElse(null);
    return new Memory(stable, null, null, List.of(), List.of(), List.of());
  }

  /** Two are marked when a promotion was cut short: then the one that has pods and is wanted. */
  private static Comparator<RevisionSeen> preferring(RolloutCase that) {
    Optional<String> wanted =
        that.target() instanceof Target.Found found
            ? Optional.of(found.revision().name())
            : Optional.empty();
    return Comparator.comparing((RevisionSeen seen) -> seen.readyReplicas() == 0)
        .thenComparing(seen -> !wanted.equals(Optional.of(seen.identity().name())))
        .thenComparing(seen -> seen.identity().name());
  }

  static RevisionStatus status(RevisionIdentity revision) {
    return new RevisionStatus(
        revision.name(),
        revision.modelVersion(),
        revision.artifactDigest(),
        revision.imageDigest(),
        null,
        null,
        null);
  }
}
