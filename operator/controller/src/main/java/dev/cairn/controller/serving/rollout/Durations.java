package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.meta.GoDurations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations of the spec. */
final class Durations {
  private Durations() {}

  /** What a text means; zero without one. */
  static Duration read(@Nullable String text) {
    return text == null ? Duration.ZERO : GoDurations.parse(text);
  }
}
