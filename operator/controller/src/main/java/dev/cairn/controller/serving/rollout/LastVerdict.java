package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must outlive a lost status. Entries of the journal are numbered and only ever created: two
 * writers of one number cannot both succeed, and the greatest counts.
 *
 * @param entry number of the entry, from 1
 * @param stable the revision that was promoted last, without figures; null before the first
 * @param blocked revisions that are refused
 * @param history rollouts, newest last
 */
public record LastVerdict(
    long entry,
    @Nullable RevisionStatus stable,
    List<BlockedRevision> blocked,
    List<RolloutOutcome> history) {
  public LastVerdict {
    blocked = List.copyOf(blocked);
    history = List.copyOf(history);
  }
}
