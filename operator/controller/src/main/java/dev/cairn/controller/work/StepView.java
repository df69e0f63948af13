package dev.cairn.controller.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container of a run's pod as the kubelet reports it.
 *
 * @param name container name, also the step's
 * @param state what it does
 * @param reason the kubelet's word: ImagePullBackOff, OOMKilled, Completed, …
 * @param message the kubelet's or, when terminated, the termination message
 * @param exitCode when terminated
 * @param imageId what the node resolved the image to; empty until the container was made
 * @param endedAt when terminated
 */
public record StepView(
    String name,
    State state,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Integer exitCode,
    @Nullable String imageId,
    @Nullable Instant endedAt) {

  /** What a container does. */
  public enum State {
    WAITING,
    RUNNING,
    TERMINATED
  }

  /** Ended, and not well. */
  public boolean hasFailed() {
    return state == State.TERMINATED && exitCode != null && exitCode != 0;
  }

  /** Ended by the kernel at its memory limit. */
  public boolean isOutOfMemory() {
    return state == State.TERMINATED && "OOMKilled".equals(reason);
  }
}
