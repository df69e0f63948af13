package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.Rollout;
import dev.cairn.crds.serving.RolloutStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rollout in progress, and all that a phase may look at.
 *
 * @param that the case
 * @param memory what is known
 * @param candidate the revision that is being tried
 * @param rollout how far it is
 * @param held why nothing moves on, whatever the evidence says; empty when nothing holds it
 */
record Underway(
    RolloutCase that,
    Memory memory,
    RevisionStatus candidate,
    RolloutStatus rollout,
    Optional<RolloutPlan.Standing> held) {

  Rollout spec() {
    return that.spec().rollout();
  }

  Instant now() {
    return that.now();
  }

  String name() {
    return Memory.nameOf(candidate);
  }

  int ready() {
    return that.ready(name());
  }

  boolean isFirst() {
    return memory.stable() == null;
  }

  boolean isCompleted() {
    return Boolean.TRUE.equals(rollout.completed()) || name().equals(that.levers().complete());
  }

  boolean isDirect() {
    return Boolean.TRUE.equals(rollout.direct());
  }

  int step() {
    return rollout.step() == null ? 0 : rollout.step();
  }

  /** Whether a person ended this very step. */
  boolean isStepCompleted() {
    return (name() + "/" + step()).equals(that.levers().completeStep());
  }

  /** Time in the present step. */
  Duration elapsed() {
    return Timestamps.since(rollout.stepStartedAt(), now());
  }

  Duration maxHold() {
    return Durations.read(spec().maxHold());
  }

  Duration bake() {
    return Durations.read(spec().bake());
  }

  Duration progressDeadline() {
    return Durations.read(spec().progressDeadline());
  }

  /** Pods of a revision that takes everything. */
  int fullSize() {
    return SizePolicy.full(that, memory);
  }

  Underway with(RolloutStatus progress) {
    return new Underway(that, memory.progressing(progress), candidate, progress, held);
  }
}
