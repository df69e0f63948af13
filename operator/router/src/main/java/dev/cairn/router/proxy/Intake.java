package dev.cairn.router.proxy;

import dev.cairn.router.upstream.ByteBudget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Reads a body as far as it may be held. */
final class Intake {
  /** Longer bodies are passed on unread. */
  static final int MOST_BYTES = 1 << 20;

  /** Time for a body that is read, milliseconds. */
  static final long BODY_MILLIS = 30_000;

  private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,7}");

  private final HttpServerRequest request;
  private final ByteBudget budget;
  private final Promise<Body> promise = Promise.promise();
  private Buffer bytes = Buffer.buffer();

  private Intake(HttpServerRequest request, ByteBudget budget) {
    this.request = request;
    this.budget = budget;
  }

  /**
   * The body: whole, or paused after its first bytes.
   *
   * @return fails with a {@link TimeoutException} when it does not come in time, otherwise when the
   *     client breaks off
   */
  static Future<Body> read(Vertx vertx, HttpServerRequest request, ByteBudget budget) {
    String length = request.getHeader("content-length");
    boolean big =
        length != null
            && (!SHORT_NUMBER.matcher(length).matches() || Integer.parseInt(length) > MOST_BYTES);
    if (big) {
      return Future.succeededFuture(Body.unread(request, budget, Buffer.buffer()));
    }
    return new Intake(request, budget).begin(vertx);
  }

  private Future<Body> begin(Vertx vertx) {
    long timer =
        vertx.setTimer(BODY_MILLIS, ignored -> fail(new TimeoutException("the body is late")));
    request.exceptionHandler(this::fail);
    request.handler(this::take);
    request.endHandler(ended -> promise.tryComplete(Body.whole(request, budget, bytes)));
    request.resume();
    return promise.future().onComplete(ignored -> vertx.cancelTimer(timer));
  }

  private void take(Buffer chunk) {
    // Held once in any case: it is here.
    bytes.appendBuffer(chunk);
    boolean fits = bytes.length() <= MOST_BYTES && budget.reserve(chunk.length());
    if (!fits && !promise.future().isComplete()) {
      request.pause();
      budget.release(bytes.length() - chunk.length());
      promise.complete(Body.unread(request, budget, bytes));
    }
  }

  private void fail(Throwable cause) {
    if (promise.tryFail(cause)) {
      budget.release(bytes.length());
      bytes = Buffer.buffer();
    }
  }
}
