package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.Trip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service knows of its rollouts: what is persisted before a pass, what is to be persisted
 * after it.
 *
 * @param stable the revision that serves
 * @param candidate the one that is being tried; its weight is the table's
 * @param rollout the rollout in progress; with it there is a candidate
 * @param blocked revisions that get no weight
 * @param history rollouts, newest last
 * @param tripped pods that took the candidate's weight away
 */
record Memory(
    @Nullable RevisionStatus stable,
    @Nullable RevisionStatus candidate,
    @Nullable RolloutStatus rollout,
    List<BlockedRevision> blocked,
    List<RolloutOutcome> history,
    List<Trip> tripped) {
  private static final int KEPT = 10;

  Memory {
    blocked = last(blocked);
    history = last(history);
    tripped = List.copyOf(tripped);
  }

  private static <T> List<T> last(List<T> all) {
    return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /** Name of a revision; empty for none. */
  static String nameOf(@Nullable RevisionStatus revision) {
    return revision == null || revision.revision() == null ? "" : revision.revision();
  }

  String stableName() {
    return nameOf(stable);
  }

  String candidateName() {
    return nameOf(candidate);
  }

  boolean isServing(RevisionIdentity revision) {
    return stableName().equals(revision.name());
  }

  /** Percent that the candidate gets. */
  int candidateWeight() {
    return candidate == null || candidate.weight() == null ? 0 : candidate.weight();
  }

  Optional<BlockedRevision> block(String revision) {
    return blocked.stream().filter(block -> block.revision().equals(revision)).findFirst();
  }

  /** Number of the last rollout that began. */
  long lastNumber() {
    long ended = lastNumber(history);
    return rollout == null || rollout.number() == null ? ended : Math.max(ended, rollout.number());
  }

  static long lastNumber(List<RolloutOutcome> history) {
    return history.stream().mapToLong(RolloutOutcome::number).max().orElse(0);
  }

  Memory trying(RevisionStatus other, RolloutStatus progress) {
    return new Memory(stable, other, progress, blocked, history, tripped);
  }

  Memory progressing(RolloutStatus progress) {
    return new Memory(stable, candidate, progress, blocked, history, tripped);
  }

  /** The rollout is over and its candidate nothing special. */
  Memory over(RolloutOutcome outcome) {
    List<RolloutOutcome> more = new ArrayList<>(history);
    more.add(outcome);
    return new Memory(stable, null, null, blocked, more, tripped);
  }

  Memory serving(RevisionStatus revision) {
    return new Memory(revision, candidate, rollout, blocked, history, tripped);
  }

  Memory blocking(BlockedRevision block) {
    List<BlockedRevision> more = new ArrayList<>(without(block.revision()));
    more.add(block);
    return withBlocked(more);
  }

  Memory unblocking(String revision) {
    return withBlocked(without(revision));
  }

  private List<BlockedRevision> without(String revision) {
    return blocked.stream().filter(block -> !block.revision().equals(revision)).toList();
  }

  Memory withBlocked(List<BlockedRevision> blocks) {
    return new Memory(stable, candidate, rollout, blocks, history, tripped);
  }

  Memory withTripped(List<Trip> trips) {
    return new Memory(stable, candidate, rollout, blocked, history, trips);
  }
}
