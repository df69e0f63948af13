package dev.cairn.router.admin;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Whether requests may be sent here; safe from any thread. */
public final class Readiness {
  private final AtomicBoolean routed = new AtomicBoolean();
  private final AtomicBoolean draining = new AtomicBoolean();

  /** Routes were applied. */
  public void routed() {
    routed.set(true);
  }

  /** The end has begun. */
  public void draining() {
    draining.set(true);
  }

  /** Why not; null when they may. */
  @Nullable String obstacle() {
    if (draining.get()) {
      return "draining";
    }
    return routed.get() ? null : "no routes were applied yet";
  }
}
