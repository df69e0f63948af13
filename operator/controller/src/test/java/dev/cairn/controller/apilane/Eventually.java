package dev.cairn.controller.apilane;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for the world to be as a test says; only what the test asserts is asked again. */
final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private Eventually() {}

  /**
   * Returns when the assertion holds; throws it when it does not within a minute: a bound for a
   * product that hangs, not a measure of the machine.
   */
  static void eventually(Runnable assertion) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }
}
