package dev.cairn.router.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Waits for something, but not for ever. */
final class Deadline {
  private Deadline() {}

  /** Ends with the future, or well after that time. */
  static Future<Void> of(Vertx vertx, Future<Void> future, Duration atMost) {
    Promise<Void> first = Promise.promise();
    long timer = vertx.setTimer(Math.max(1, atMost.toMillis()), ignored -> first.tryComplete());
    future.onComplete(
        ended -> {
          vertx.cancelTimer(timer);
          if (ended.succeeded()) {
            first.tryComplete();
          } else {
            first.tryFail(ended.cause());
          }
        });
    return first.future();
  }
}
