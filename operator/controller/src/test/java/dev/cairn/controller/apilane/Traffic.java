package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sees every request of one operator, and does to it what a network or a kill would. */
final class Traffic implements Interceptor {
  /** What happens to one write. */
  enum Fate {
    /** Nothing special. */
    ARRIVES,
    /** The API server applies it; the operator sees a broken connection and lives on. */
    ANSWER_LOST,
    /** The API server applies it; the operator is dead before it hears of it. */
    DIES_AFTER
  }

  /** Decides about writes. */
  interface Fault {
    /** What happens to the write with this number, counted from 1. */
    Fate of(int number, Request request);

    /** Called before a write is sent: what somebody else does at the worst moment. */
    default void arriving(Request request) {}
  }

  private static final String NUMBER = "X-Lane-Write";

  private final List<Request> seen = new CopyOnWriteArrayList<>();
  private final List<Request> refused = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Request> news = new LinkedBlockingQueue<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final CountDownLatch death = new CountDownLatch(1);
  private final Fault fault;

  Traffic(Fault fault) {
    this.fault = fault;
  }

  /** Kills its operator after the n-th write was applied. */
  static Traffic dyingAfter(int n) {
    return new Traffic((number, request) -> number == n ? Fate.DIES_AFTER : Fate.ARRIVES);
  }

  /** Loses the answer to the n-th write. */
  static Traffic losingAnswer(int n) {
    return new Traffic((number, request) -> number == n ? Fate.ANSWER_LOST : Fate.ARRIVES);
  }

  /** Something happens right before a write is sent. */
  static Traffic before(Consumer<Request> event) {
    return new Traffic(
        new Fault() {
          @Override
          public Fate of(int number, Request request) {
            return Fate.ARRIVES;
          }

          @Override
          public void arriving(Request request) {
            event.accept(request);
          }
        });
  }

  /** Something happens after a write was applied, before the operator hears of it. */
  static Traffic after(Consumer<Request> event) {
    return new Traffic(
        (number, request) -> {
          event.accept(request);
          return Fate.ARRIVES;
        });
  }

  static Traffic undisturbed() {
    return new Traffic((number, request) -> Fate.ARRIVES);
  }

  /** From now on nothing of this operator reaches the API server: it is killed. */
  void kill() {
    death.countDown();
  }

  /** Waits until a fault has killed the operator; false when it did not within the time. */
  boolean awaitDeath(Duration longest) throws InterruptedException {
    return death.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isDead() {
    return death.getCount() == 0;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest http, RequestTags tags) {
    if (isDead()) {
      throw new Disconnected("this operator was killed");
    }
    Request request = Request.of(http.method(), http.uri());
    if (request == null) {
      return;
    }
    if (request.isWrite()) {
      builder.setHeader(NUMBER, String.valueOf(writes.incrementAndGet()));
      fault.arriving(request);
    }
    seen.add(request);
    if (!request.isWatch()) {
      news.add(request);
    }
  }

  @Override
  public void after(
      HttpRequest http, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    String number = http.header(NUMBER);
    Request request = Request.of(http.method(), http.uri());
    if (number == null || request == null) {
      return;
    }
    if (!response.isSuccessful()) {
      refused.add(request);
    }
    switch (fault.of(Integer.parseInt(number), request)) {
      case ARRIVES -> {}
      case ANSWER_LOST -> throw new Disconnected("the answer to " + request + " was lost");
      case DIES_AFTER -> {
        kill();
        throw new Disconnected("killed after " + request);
      }
    }
  }

  List<Request> seen() {
    return List.copyOf(seen);
  }

  /** Writes that the API server refused, such as those planned from a status of yesterday. */
  List<Request> refused() {
    return List.copyOf(refused);
  }

  /** Requests to one namespace, watches and lists apart. */
  List<Request> in(String namespace) {
    return seen.stream().filter(request -> namespace.equals(request.namespace())).toList();
  }

  int writes() {
    return writes.get();
  }

  /** Forgets what was, then waits: the first request that is no watch, or null when none comes. */
  @Nullable Request firstWithin(Duration window) throws InterruptedException {
    news.clear();
    return news.poll(window.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until no request but watches has come for a while. */
  void awaitSilence(Duration silence, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (firstWithin(silence) != null) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still busy after " + longest + ": " + news);
      }
    }
  }

  /**
   * What a client sees of a broken connection. Unchecked, so that the client does not try again.
   */
  static final class Disconnected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Disconnected(String message) {
      super(message);
    }
  }
}
