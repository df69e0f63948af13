package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a service goes for: what its spec names, unless a person goes back to a version that was
 * promoted before.
 */
final class AimPolicy {
  /** So many promotions back one can go directly. */
  private static final int REMEMBERED = 3;

  private AimPolicy() {}

  static Aim aim(RolloutCase that, Memory memory) {
    if (memory.rollout() != null && Boolean.TRUE.equals(memory.rollout().rollback())) {
      // Remembered: annotations may be reverted while it goes on.
      Optional<RevisionIdentity> back = that.identity(memory.candidateName());
      if (back.isPresent()) {
        return new Aim(new Target.Found(back.get()), true);
      }
    }
    return rollbackProblem(that, memory).isEmpty() && that.rollbackTarget() != null
        ? new Aim(that.rollbackTarget(), true)
        : new Aim(that.target(), false);
  }

  /** Why the rollback lever does nothing; empty when it acts, and " " when it has acted. */
  static Optional<String> rollbackProblem(RolloutCase that, Memory memory) {
    String version = that.levers().rollback();
    if (version == null) {
      return Optional.of("");
    }
    if (memory.stable() != null && version.equals(memory.stable().modelVersion())) {
      return Optional.of(
          memory.rollout() == null
              ? ""
              : "cairn.dev/rollback names %s, which is stable: end the rollout with cairn.dev/abort: %s"
                  .formatted(version, memory.candidateName()));
    }
    List<RolloutOutcome> promoted = promoted(memory);
    if (promoted.stream().noneMatch(outcome -> version.equals(outcome.modelVersion()))) {
      return Optional.of(
          "cairn.dev/rollback names %s, which is none of the last three versions that were promoted"
              .formatted(version));
    }
    if (isUsed(memory, version)) {
      return Optional.of(
          "cairn.dev/rollback to %s was carried out before: to go there again set spec.model.version"
              .formatted(version));
    }
    return unusable(that, memory, version);
  }

  private static Optional<String> unusable(RolloutCase that, Memory memory, String version) {
    return switch (that.rollbackTarget()) {
      case Target.Found found ->
          memory
              .block(found.revision().name())
              .map(
                  block ->
                      "cairn.dev/rollback names %s, whose revision %s is blocked (%s)"
                          .formatted(version, block.revision(), block.reason()));
      case Target.Waiting waiting -> Optional.of("cairn.dev/rollback: " + waiting.message());
      case Target.Refused refused -> Optional.of("cairn.dev/rollback: " + refused.message());
      case null ->
          Optional.of("cairn.dev/rollback names %s, which is not there".formatted(version));
    };
  }

  /** A lever acts once: else it would undo the next promotion too. */
  private static boolean isUsed(Memory memory, String version) {
    return memory.history().stream()
        .anyMatch(
            outcome ->
                version.equals(outcome.modelVersion())
                    && isPromotion(outcome)
                    && ServiceReason.RolledBack.name().equals(outcome.reason()));
  }

  /** Whether a revision is among the last three that were promoted. */
  static boolean isKnownGood(Memory memory, String revision) {
    return promoted(memory).stream().anyMatch(outcome -> revision.equals(outcome.revision()));
  }

  /** The last promotion of each of the last three revisions that were promoted. */
  private static List<RolloutOutcome> promoted(Memory memory) {
    List<String> last =
        memory.history().reversed().stream()
            .filter(AimPolicy::isPromotion)
            .map(outcome -> Objects.requireNonNullElse(outcome.revision(), ""))
            .distinct()
            .limit(REMEMBERED)
            .toList();
    return memory.history().stream()
        .filter(AimPolicy::isPromotion)
        .filter(outcome -> last.contains(Objects.requireNonNullElse(outcome.revision(), "")))
        .toList();
  }

  private static boolean isPromotion(RolloutOutcome outcome) {
    return outcome.outcome() == Outcome.PROMOTED || outcome.outcome() == Outcome.UNPROVEN;
  }
}
