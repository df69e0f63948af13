package dev.cairn.controller.work;

import dev.cairn.contract.PublishInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Job of a run and its newest pod.
 *
 * @param name the Job's name
 * @param uid the Job's UID
 * @param origin since when it is at work, and for what place
 * @param phase what the Job controller says
 * @param verdict reason and message of the Job's Failed condition
 * @param attempts pods started so far
 * @param controls what Cairn may set on an existing Job, as it is now
 * @param pod what its pods tell beside their containers
 * @param steps containers of the newest pod in their order; empty without a pod
 */
public record JobView(
    String name,
    String uid,
    Origin origin,
    Phase phase,
    @Nullable Verdict verdict,
    int attempts,
    Controls controls,
    PodView pod,
    List<StepView> steps) {

  public JobView {
    steps = List.copyOf(steps);
  }

  /**
   * Where a Job comes from.
   *
   * @param at when it was started, also after a suspension; until then, when it was made; null
   *     while it is held
   * @param output where the run's result goes: a namespace's default may change while a run is at
   *     work
   * @param told what its step publish is told; null when it has no such step
   */
  public record Origin(
      @Nullable Instant at, @Nullable String output, @Nullable PublishInput told) {}

  /** What the Job controller says of a Job. */
  public enum Phase {
    SUSPENDED,
    ACTIVE,
    COMPLETE,
    FAILED
  }

  /**
   * Why the Job controller gave up, perhaps while pods are still being killed.
   *
   * @param reason BackoffLimitExceeded, DeadlineExceeded, PodFailurePolicy, …
   * @param message its words
   */
  public record Verdict(String reason, String message) {
    public boolean isDeadline() {
      return "DeadlineExceeded".equals(reason);
    }
  }

  /**
   * The two fields of an existing Job that Cairn sets.
   *
   * @param suspended spec.suspend
   * @param secondsAfterFinished spec.ttlSecondsAfterFinished
   */
  public record Controls(boolean suspended, @Nullable Integer secondsAfterFinished) {}

  /** The same, and why a volume of its pod does not come. */
  public JobView withUnmounted(String words) {
    return new JobView(
        name, uid, origin, phase, verdict, attempts, controls, pod.withUnmounted(words), steps);
  }

  /** The container of that name. */
  public Optional<StepView> step(String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst();
  }

  /** The container that works now: the first that has not ended well. */
  public Optional<StepView> current() {
    return steps.stream()
        .filter(step -> step.state() != StepView.State.TERMINATED || step.hasFailed())
        .findFirst();
  }
}
