package dev.cairn.router.proxy;

import dev.cairn.router.balance.EndpointLoad;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.upstream.Target;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;

/** A connection that both sides take out of HTTP, such as a WebSocket: bytes pass either way. */
final class Tunnel {
  private static final int SWITCHING = 101;

  private final Lane lane;
  private final HttpServerRequest request;
  private final Dispatch dispatch;
  private boolean over;

  Tunnel(Lane lane, HttpServerRequest request, Dispatch dispatch) {
    this.lane = lane;
    this.request = request;
    this.dispatch = dispatch;
  }

  void open() {
    Target target = dispatch.target();
    EndpointLoad load = target.balancer().pick(null, System.nanoTime());
    if (load == null) {
      fail(Outcome.NO_ENDPOINT);
      return;
    }
    load.began();
    target.inFlight().increment();
    RequestOptions options =
        new RequestOptions()
            .setHost(load.endpoint().host())
            .setPort(load.endpoint().port())
            .setMethod(request.method())
            .setURI(request.uri());
    lane.wires()
        .http()
        .client()
        .request(options)
        .compose(this::ask)
        .onSuccess(answer -> connected(answer, load))
        .onFailure(
            refused -> {
              ended(load);
              fail(Outcome.CONNECT_ERROR);
            });
  }

  private Future<HttpClientResponse> ask(HttpClientRequest upstream) {
    upstream.headers().setAll(dispatch.ask().headers());
    upstream.putHeader("connection", "upgrade");
    upstream.putHeader("upgrade", request.getHeader("upgrade"));
    return upstream.connect();
  }

  private void connected(HttpClientResponse answer, EndpointLoad load) {
    if (answer.statusCode() != SWITCHING) {
      ended(load);
      answer.request().reset();
      Marks.put(request.response(), dispatch, dispatch.target(), null);
      Replies.send(request.response(), answer.statusCode(), "the predictor does not switch");
      return;
    }
    NetSocket upstream = answer.netSocket();
    upstream.pause();
    Passing.answerHeaders(answer, request);
    request.response().setChunked(false).putHeader("connection", "upgrade");
    request.response().putHeader("upgrade", answer.getHeader("upgrade"));
    Marks.put(request.response(), dispatch, dispatch.target(), null);
    request
        .toNetSocket()
        .onSuccess(client -> join(client, upstream, load))
        .onFailure(
            gone -> {
              ended(load);
              upstream.close();
            });
  }

  private void join(NetSocket client, NetSocket upstream, EndpointLoad load) {
    client.closeHandler(
        ignored -> {
          ended(load);
          upstream.close();
        });
    upstream.closeHandler(
        ignored -> {
          ended(load);
          client.close();
        });
    client.pipe().to(upstream);
    upstream.pipe().to(client);
  }

  private void fail(Outcome outcome) {
    Marks.put(request.response(), dispatch, null, null);
    Replies.send(request.response(), Replies.status(outcome), Replies.sentence(outcome));
  }

  private void ended(EndpointLoad load) {
    if (!over) {
      over = true;
      load.ended();
      dispatch.target().inFlight().decrement();
    }
  }
}
