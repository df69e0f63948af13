package dev.cairn.router.upstream;

import dev.cairn.router.balance.EndpointLoad;
import dev.cairn.router.count.Outcome;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** One request to one endpoint. Lives on one event loop. */
public final class Attempt {
  private static final int FIRST_SERVER_ERROR = 500;

  private final Wires wires;
  private final Target target;
  private final EndpointLoad load;
  private final Promise<Tried> tried = Promise.promise();
  private @Nullable HttpClientRequest request;
  private boolean settled;
  private boolean over;
  private long timer;

  private Attempt(Wires wires, Target target, EndpointLoad load) {
    this.wires = wires;
    this.target = target;
    this.load = load;
  }

  /** Sends a request; {@code timeoutMillis} (at least 1) runs until the first byte. */
  public static Attempt start(
      Wires wires, Target target, EndpointLoad load, Ask ask, long timeoutMillis) {
    Attempt attempt = new Attempt(wires, target, load);
    attempt.begin(ask, timeoutMillis);
    return attempt;
  }

  /** What came of it; never fails, and never ends when it was discarded before. */
  public Future<Tried> tried() {
    return tried.future();
  }

  /** Where it went. */
  public EndpointLoad load() {
    return load;
  }

  /** The answer has been read, or broke off. */
  public void ended() {
    if (!over) {
      over = true;
      load.ended();
      target.inFlight().decrement();
    }
  }

  /** Nobody wants the answer any more. */
  public void discard() {
    settled = true;
    wires.vertx().cancelTimer(timer);
    if (!over && request != null) {
      request.reset();
    }
    ended();
  }

  private void begin(Ask ask, long timeoutMillis) {
    load.began();
    target.inFlight().increment();
    timer = wires.vertx().setTimer(timeoutMillis, ignored -> timedOut());
    RequestOptions options =
        new RequestOptions()
            .setHost(load.endpoint().host())
            .setPort(load.endpoint().port())
            .setMethod(ask.method())
            .setURI(ask.uri());
    wires.client().request(options).onComplete(connected -> connected(connected, ask));
  }

  private void connected(AsyncResult<HttpClientRequest> connected, Ask ask) {
    if (settled) {
      // Too late: the connection goes back unused.
      if (connected.succeeded()) {
        connected.result().reset();
      }
      return;
    }
    if (connected.failed()) {
      notConnected(connected.cause());
      return;
    }
    HttpClientRequest sending = connected.result();
    request = sending;
    sending.headers().setAll(ask.headers());
    sending.exceptionHandler(broken -> failed(new Tried.Failed(Outcome.CONNECT_ERROR, true)));
    sending.response().onComplete(this::answered);
    ask.body().accept(sending);
  }

  private void notConnected(Throwable cause) {
    if (cause instanceof ConnectionPoolTooBusyException) {
      failed(new Tried.Failed(Outcome.OVERLOAD, false));
      return;
    }
    if (target.balancer().refused(load, System.nanoTime())) {
      target.series().ejected();
    }
    failed(new Tried.Failed(Outcome.CONNECT_ERROR, false));
  }

  private void answered(AsyncResult<HttpClientResponse> answer) {
    if (answer.failed()) {
      failed(new Tried.Failed(Outcome.CONNECT_ERROR, true));
      return;
    }
    if (settled) {
      return;
    }
    settled = true;
    wires.vertx().cancelTimer(timer);
    HttpClientResponse response = answer.result();
    response.pause();
    response.exceptionHandler(ignored -> {});
    if (response.statusCode() >= FIRST_SERVER_ERROR) {
      load.erred(System.nanoTime());
    } else {
      load.answered();
    }
    tried.complete(new Tried.Answered(this, response));
  }

  private void timedOut() {
    HttpClientRequest waiting = request;
    if (waiting != null) {
      load.erred(System.nanoTime());
    }
    // First this: the reset would be told as a closed connection.
    failed(new Tried.Failed(Outcome.TIMEOUT, waiting != null));
    if (waiting != null) {
      waiting.reset();
    }
  }

  private void failed(Tried.Failed failed) {
    if (settled) {
      return;
    }
    settled = true;
    wires.vertx().cancelTimer(timer);
    ended();
    tried.complete(failed);
  }
}
