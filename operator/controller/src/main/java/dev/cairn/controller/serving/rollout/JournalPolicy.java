package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the journal, which is written before the status. A refusal goes in at once: if the
 * status is then not written, a revision is refused that need not be. A promotion goes in when the
 * status that says so is persisted: else one that another leader refused could be remembered as
 * stable.
 */
final class JournalPolicy {
  private JournalPolicy() {}

  /**
   * The next entry; empty when the journal says all there is to say.
   *
   * @param persisted what is known from before
   * @param after what is to be persisted
   */
  static Optional<LastVerdict> entry(RolloutCase that, Memory persisted, Memory after) {
    LastVerdict last =
        that.journal().orElseGet(() -> new LastVerdict(0, null, List.of(), List.of()));
    if (Memory.lastNumber(persisted.history()) < Memory.lastNumber(last.history())) {
      return supplement(last, after);
    }
    Memory sure =
        new Memory(
            persisted.stable(),
            null,
            null,
            blocks(persisted, after),
            history(persisted, after),
            List.of());
    LastVerdict next =
        new LastVerdict(
            last.entry() + 1, withoutFigures(sure.stable()), sure.blocked(), sure.history());
    boolean same =
        Memory.nameOf(next.stable()).equals(Memory.nameOf(last.stable()))
            && next.blocked().equals(last.blocked())
            && next.history().equals(last.history());
    return same ? Optional.empty() : Optional.of(next);
  }

  /**
   * What a status that is older than the journal may add to it: refusals, and nothing else. It is a
   * cache's, or the journal knows of a refusal that never came to be persisted.
   */
  private static Optional<LastVerdict> supplement(LastVerdict last, Memory after) {
    String stable = Memory.nameOf(last.stable());
    List<BlockedRevision> unknown =
        after.blocked().stream()
            .filter(block -> !block.revision().equals(stable))
            .filter(
                block ->
                    last.blocked().stream()
                        .noneMatch(known -> known.revision().equals(block.revision())))
            .toList();
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    List<BlockedRevision> all = new ArrayList<>(last.blocked());
    all.addAll(unknown);
    return Optional.of(new LastVerdict(last.entry() + 1, last.stable(), all, last.history()));
  }

  /** Blocks from before, also those that are being released, and the new ones. */
  private static List<BlockedRevision> blocks(Memory persisted, Memory after) {
    List<BlockedRevision> all = new ArrayList<>(persisted.blocked());
    for (BlockedRevision block : after.blocked()) {
      all.removeIf(old -> old.revision().equals(block.revision()));
      if (!block.revision().equals(persisted.stableName())) {
        all.add(block);
      }
    }
    return all;
  }

  private static List<RolloutOutcome> history(Memory persisted, Memory after) {
    List<RolloutOutcome> all = new ArrayList<>(persisted.history());
    after.history().stream()
        .filter(outcome -> !persisted.history().contains(outcome))
        .filter(
            outcome ->
                outcome.outcome() != Outcome.PROMOTED && outcome.outcome() != Outcome.UNPROVEN)
        .forEach(all::add);
    return all;
  }

  private static @Nullable RevisionStatus withoutFigures(@Nullable RevisionStatus revision) {
    return revision == null
        ? null
        : new RevisionStatus(
            revision.revision(),
            revision.modelVersion(),
            revision.artifactDigest(),
            revision.imageDigest(),
            null,
            null,
            null);
  }
}
