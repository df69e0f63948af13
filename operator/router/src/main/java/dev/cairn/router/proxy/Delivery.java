package dev.cairn.router.proxy;

import dev.cairn.router.upstream.ByteBudget;
import dev.cairn.router.upstream.Tried;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** Passes a predictor's answer on as it comes, and keeps a copy where one is wanted. */
final class Delivery {
  /** Longer answers are not kept. */
  static final int MOST_BYTES = 1 << 20;

  /** Least time that a stream may be silent, milliseconds. */
  static final long LEAST_IDLE_MILLIS = 60_000;

  private final Lane lane;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Tried.Answered answer;
  private final ByteBudget budget;
  private @Nullable Buffer kept;
  private boolean broke;
  private boolean over;
  private long timer;
  private long silentSince;

  Delivery(Lane lane, HttpServerRequest request, Tried.Answered answer, boolean keep) {
    this.lane = lane;
    this.request = request;
    this.response = request.response();
    this.answer = answer;
    this.budget = lane.parts().bodies();
    this.kept = keep ? Buffer.buffer() : null;
  }

  void begin(long timeoutMillis) {
    HttpClientResponse upstream = answer.response();
    watch(Math.max(timeoutMillis, LEAST_IDLE_MILLIS));
    upstream.exceptionHandler(ignored -> broken());
    upstream.handler(chunk -> pass(upstream, chunk));
    upstream.endHandler(ignored -> complete(upstream));
    upstream.resume();
  }

  /** The client is gone. */
  void cancel() {
    if (stop()) {
      answer.attempt().discard();
    }
  }

  /** Whether the answer ended before its end. */
  boolean broke() {
    return broke;
  }

  /** The answer, taken from the budget; null when it was not wanted, or too big. */
  @Nullable Buffer copy() {
    return kept;
  }

  private void pass(HttpClientResponse upstream, Buffer chunk) {
    silentSince = System.nanoTime();
    keep(chunk);
    response.write(chunk);
    if (response.writeQueueFull()) {
      upstream.pause();
      response.drainHandler(ignored -> upstream.resume());
    }
  }

  private void keep(Buffer chunk) {
    Buffer copy = kept;
    if (copy == null) {
      return;
    }
    if (copy.length() + chunk.length() <= MOST_BYTES && budget.reserve(chunk.length())) {
      copy.appendBuffer(chunk);
    } else {
      budget.release(copy.length());
      kept = null;
    }
  }

  private void complete(HttpClientResponse upstream) {
    if (stop()) {
      answer.attempt().ended();
      upstream.trailers().forEach((name, value) -> response.putTrailer(name, value));
      response.end();
    }
  }

  private void broken() {
    if (stop()) {
      broke = true;
      answer.attempt().discard();
      // The client must not take the part for the whole.
      request.connection().close();
    }
  }

  private boolean stop() {
    boolean first = !over;
    over = true;
    lane.getVertx().cancelTimer(timer);
    return first;
  }

  private void watch(long idleMillis) {
    silentSince = System.nanoTime();
    timer =
        lane.getVertx()
            .setPeriodic(
                idleMillis,
                ignored -> {
                  if (System.nanoTime() - silentSince >= idleMillis * 1_000_000) {
                    broken();
                  }
                });
  }
}
