package dev.cairn.router.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;

/**
 * Closes a connection that sends no whole request head in time. Vert.x' own idle timeout would also
 * end requests that wait for a slow prediction.
 */
final class ConnectionWatch {
  /** Time for the first head, milliseconds. */
  static final long FIRST_HEAD_MILLIS = 10_000;

  /** Time from one answer to the next head, milliseconds: longer than that of usual clients. */
  static final long NEXT_HEAD_MILLIS = 75_000;

  private final Vertx vertx;
  private final HttpConnection connection;
  private int active;
  private long timer;

  ConnectionWatch(Vertx vertx, HttpConnection connection) {
    this.vertx = vertx;
    this.connection = connection;
    arm(FIRST_HEAD_MILLIS);
  }

  void began() {
    active++;
    vertx.cancelTimer(timer);
  }

  void ended(boolean closing) {
    active--;
    if (active == 0 && closing) {
      connection.close();
    } else if (active == 0) {
      arm(NEXT_HEAD_MILLIS);
    }
  }

  void closed() {
    vertx.cancelTimer(timer);
  }

  /** Closes it unless it waits for an answer. */
  void closeIfIdle() {
    if (active == 0) {
      connection.close();
    }
  }

  private void arm(long millis) {
    timer = vertx.setTimer(millis, ignored -> connection.close());
  }
}
