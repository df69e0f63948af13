package dev.cairn.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // only so the loops that serve are found: see LoopWatch
class LoopWatchTest {
  private Instant now = Instant.parse("2026-05-01T10:00:00Z");
  private final List<Runnable> stuck = new ArrayList<>();
  private final LoopWatch watch =
      new LoopWatch(
          List.of(new LoopWatch.Loop(Runnable::run), new LoopWatch.Loop(stuck::add)), () -> now);

  @Test
  void aLoopThatRunsWhatItIsGivenIsAlive() {
    LoopWatch healthy = new LoopWatch(List.of(new LoopWatch.Loop(Runnable::run)), () -> now);
    for (int i = 0; i < 10; i++) {
      assertThat(healthy.dead()).isZero();
      now = now.plus(Duration.ofMinutes(1));
    }
  }

  @Test
  void aLoopThatDoesNothingIsDeadAfterAWhile() {
    assertThat(watch.dead()).isZero();
    now = now.plus(LoopWatch.LIMIT);
    assertThat(watch.dead()).isZero();
    now = now.plusMillis(1);

    assertThat(watch.dead()).isEqualTo(1);
    assertThat(stuck).hasSize(1); // nothing piles up on it
  }

  @Test
  void aLoopThatComesBackIsAlive() {
    watch.dead();
    now = now.plus(LoopWatch.LIMIT).plusSeconds(1);
    assertThat(watch.dead()).isEqualTo(1);

    stuck.getFirst().run();

    assertThat(watch.dead()).isZero();
  }

  @Test
  @SuppressWarnings("deprecation") // as in LoopWatch
  void everyLoopOfVertxIsWatched() throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(3));
    CountDownLatch free = new CountDownLatch(1);
    try {
      LoopWatch loops = LoopWatch.of(vertx, () -> now);
      for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
        loop.execute(() -> await(free));
      }

      assertThat(loops.dead()).isZero();
      now = now.plus(LoopWatch.LIMIT).plusMillis(1);
      assertThat(loops.dead()).isEqualTo(3);
    } finally {
      free.countDown();
      vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
