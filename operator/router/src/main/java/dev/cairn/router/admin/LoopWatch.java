package dev.cairn.router.admin;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices event loops that no longer run what they are given. Each look gives every loop a small
 * task; one that has not run it {@link #LIMIT} later is dead.
 */
public final class LoopWatch {
  static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<Loop> loops;
  private final InstantSource clock;

  /** A watch of loops. */
  LoopWatch(List<Loop> loops, InstantSource clock) {
    this.loops = List.copyOf(loops);
    this.clock = clock;
  }

  /** A watch of all loops. */
  @SuppressWarnings("deprecation") // contexts reach one loop per thread; only the group names all
  public static LoopWatch of(Vertx vertx, InstantSource clock) {
    List<Loop> loops = new ArrayList<>();
    for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
      loops.add(new Loop(loop::execute));
    }
    return new LoopWatch(loops, clock);
  }

  /** How many loops are dead, as far as the last looks can tell. */
  long dead() {
    Instant now = clock.instant();
    return loops.stream().filter(loop -> loop.isDead(now)).count();
  }

  /** Where tasks are given to a loop. */
  interface Tasks {
    void give(Runnable task);
  }

  /** One loop. */
  static final class Loop {
    private final Tasks tasks;
    private @Nullable Instant given;

    Loop(Tasks tasks) {
      this.tasks = tasks;
    }

    private synchronized boolean isDead(Instant now) {
      if (given == null) {
        given = now;
        tasks.give(this::ran);
        return false;
      }
      return Duration.between(given, now).compareTo(LIMIT) > 0;
    }

    private synchronized void ran() {
      given = null;
    }
  }
}
