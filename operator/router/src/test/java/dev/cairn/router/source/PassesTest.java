package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassesTest {
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
  private final AtomicInteger runs = new AtomicInteger();
  private final Passes passes = new Passes(thread, runs::incrementAndGet);

  @AfterEach
  void close() {
    thread.shutdownNow();
  }

  @Test
  void requestsWhileAPassWaitsAreOnePass() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    thread.execute(() -> await(free));

    for (int i = 0; i < 1_000; i++) {
      passes.request();
    }
    free.countDown();
    settle();

    assertThat(runs).hasValue(1);
  }

  @Test
  void aRequestDuringAPassIsAnotherPass() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Passes slow =
        new Passes(
            thread,
            () -> {
              runs.incrementAndGet();
              begun.countDown();
              await(free);
            });

    slow.request();
    await(begun);
    slow.request();
    free.countDown();
    settle();

    assertThat(runs).hasValue(2);
  }

  @Test
  void aLaterPassIsAskedForOnce() {
    for (int i = 0; i < 100; i++) {
      passes.requestAfter(Duration.ofHours(1));
    }
    thread.purge();

    assertThat(thread.getQueue()).hasSize(1);
  }

  @Test
  void aLaterPassComes() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);

    new Passes(thread, ran::countDown).requestAfter(Duration.ZERO);

    await(ran);
  }

  @Test
  void requestsAfterTheEndAreDropped() {
    thread.shutdownNow();

    passes.request();
    passes.requestAfter(Duration.ZERO);

    assertThat(runs).hasValue(0);
  }

  /** Waits until all that was given to the thread has run. */
  private void settle() throws Exception {
    thread.submit(() -> {}).get(60, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
