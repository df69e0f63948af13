package dev.cairn.router.proxy;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what happens on other threads. The bounds are generous; reaching one is a failure. */
final class Waiting {
  private static final long SECONDS = 30;

  private Waiting() {}

  static <T> T on(Future<T> future) {
    return on(future.toCompletionStage().toCompletableFuture());
  }

  static <T> T on(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException | TimeoutException late) {
      throw new IllegalStateException(late);
    }
  }

  /** Until the assertion holds. */
  static void until(ThrowingCallable assertion) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      } catch (Throwable broken) {
        throw new IllegalStateException(broken);
      }
    }
  }
}
