package dev.cairn.router.source;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs one piece of work again and again on one thread: requests that come while a pass waits are
 * one pass, and none is lost.
 */
final class Passes {
  private final ScheduledExecutorService thread;
  private final Runnable pass;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private @Nullable Future<?> later;

  /**
   * Passes of some work.
   *
   * @param thread a single one, so that passes follow each other; drops work once it is shut down
   */
  Passes(ScheduledExecutorService thread, Runnable pass) {
    this.thread = thread;
    this.pass = pass;
  }

  /** Asks for a pass that begins after now. */
  void request() {
    if (waiting.compareAndSet(false, true)) {
      thread.execute(this::run);
    }
  }

  /** Asks for a pass after some time, instead of the one asked for in this way before. */
  synchronized void requestAfter(Duration wait) {
    if (later != null) {
      later.cancel(false);
    }
    later = thread.schedule(this::request, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    waiting.set(false); // first: what changes from here on is for the next pass
    pass.run();
  }
}
