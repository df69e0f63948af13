package dev.cairn.router.record;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Work that may wait until the client has its answer: checking, comparing, recording. One thread
 * and a bounded queue; a task that does not fit is refused at once.
 */
public final class Afterwards {
  private final ThreadPoolExecutor executor;

  /** With room for so many waiting tasks. */
  public Afterwards(int queue) {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            task -> Thread.ofPlatform().name("router-afterwards").daemon().unstarted(task));
  }

  /**
   * Queues a task.
   *
   * @return false when it was refused: the queue is full, or closed
   */
  public boolean offer(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /** Takes nothing new and does what is queued. */
  public void finish() {
    executor.shutdown();
  }

  /**
   * Waits until everything is done, at most that long.
   *
   * @return whether everything is
   * @throws InterruptedException when interrupted
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return executor.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
