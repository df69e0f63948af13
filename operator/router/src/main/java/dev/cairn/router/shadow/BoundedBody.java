package dev.cairn.router.shadow;

import dev.cairn.router.upstream.ByteBudget;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a copy, as far as it may be held. */
final class BoundedBody {
  /** Longer answers are read to their end but not compared. */
  static final int MOST_BYTES = 1 << 20;

  private final Vertx vertx;
  private final ByteBudget budget;
  private final long timeoutMillis;
  private final Promise<@Nullable Buffer> promise = Promise.promise();
  private @Nullable Buffer kept = Buffer.buffer();

  BoundedBody(Vertx vertx, ByteBudget budget, long timeoutMillis) {
    this.vertx = vertx;
    this.budget = budget;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * The body; its bytes are taken from the budget.
   *
   * @return null when it is too big; fails when it breaks off or takes longer than the timeout
   */
  Future<@Nullable Buffer> read(HttpClientResponse response) {
    long timer =
        vertx.setTimer(timeoutMillis, ignored -> fail(new TimeoutException("copy's answer")));
    response.exceptionHandler(this::fail);
    response.handler(this::keep);
    response.endHandler(ended -> promise.tryComplete(kept));
    response.resume();
    return promise.future().onComplete(ignored -> vertx.cancelTimer(timer));
  }

  private void keep(Buffer chunk) {
    Buffer body = kept;
    if (body == null || promise.future().isComplete()) {
      return;
    }
    boolean fits = body.length() + chunk.length() <= MOST_BYTES && budget.reserve(chunk.length());
    if (fits) {
      body.appendBuffer(chunk);
    } else {
      budget.release(body.length());
      kept = null;
    }
  }

  private void fail(Throwable cause) {
    if (promise.tryFail(cause)) {
      Buffer body = kept;
      kept = null;
      budget.release(body == null ? 0 : body.length());
    }
  }
}
