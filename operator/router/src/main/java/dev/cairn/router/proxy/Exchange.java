package dev.cairn.router.proxy;

import dev.cairn.router.count.Outcome;
import dev.cairn.router.table.Choice;
import dev.cairn.router.table.Picker;
import dev.cairn.router.upstream.Ask;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request from its head to its dispatch; what follows is a {@link Passage}. */
final class Exchange {
  private static final int REQUEST_TIMEOUT = 408;

  private final Lane lane;
  private final PortServer port;
  private final HttpServerRequest request;
  private final Dispatch.Instants came;
  private @Nullable Passage passage;
  private boolean over;

  Exchange(Lane lane, PortServer port, HttpServerRequest request) {
    this.lane = lane;
    this.port = port;
    this.request = request;
    this.came = now();
  }

  void begin() {
    request.response().endHandler(ignored -> end(false));
    request.response().closeHandler(ignored -> end(true));
    request.response().exceptionHandler(ignored -> end(true));
    request.exceptionHandler(ignored -> end(true));
    String refusal = HeadCheck.refusal(request);
    if (refusal != null) {
      Replies.refuse(request, refusal);
      return;
    }
    request.pause();
    boolean predicts = port.route().route().predictPath().equals(request.path());
    if (predicts && !Passing.isUpgrade(request)) {
      Intake.read(lane.getVertx(), request, lane.parts().bodies())
          .onSuccess(body -> dispatch(body, true))
          .onFailure(this::unread);
    } else {
      Body body =
          Passing.hasBody(request)
              ? Body.unread(request, lane.parts().bodies(), Buffer.buffer())
              : Body.whole(request, lane.parts().bodies(), Buffer.buffer());
      dispatch(body, predicts);
    }
  }

  private void unread(Throwable cause) {
    if (cause instanceof TimeoutException && !over) {
      HttpServerResponse response = request.response();
      response.putHeader("connection", "close");
      Replies.send(response, REQUEST_TIMEOUT, "the body did not come in time");
      request.connection().close();
    }
  }

  private void dispatch(Body body, boolean predicts) {
    request.exceptionHandler(ignored -> end(true));
    // The table of this moment, not of the head: a revision that lost its weight since may be gone.
    LaneRoute route = port.route();
    String key = Passing.stickyKey(request, route, body);
    boolean tripped = route.shared().table().isTripped();
    Choice choice =
        over
            ? null
            : Picker.pick(
                route.route(),
                new Picker.Asked(request::getHeader, key, lane.random().nextDouble(), tripped));
    if (choice == null) {
      body.release();
      refuseUnserved();
      return;
    }
    if (predicts && !body.isWhole()) {
      route.counts().unobserved();
    }
    String id = Passing.requestId(request, lane.random());
    Ask ask = Passing.ask(request, body, id, lane.random());
    passage =
        new Passage(
            lane, request, new Dispatch(route, choice, predicts, key, body, ask, came, now(), id));
    passage.begin();
  }

  private void refuseUnserved() {
    if (!over) {
      Replies.send(
          request.response(),
          Replies.status(Outcome.NO_ENDPOINT),
          Replies.sentence(Outcome.NO_ENDPOINT));
    }
  }

  private void end(boolean gone) {
    if (over) {
      return;
    }
    over = true;
    if (passage != null) {
      passage.ended(gone);
    }
    port.ended(request);
  }

  private Dispatch.Instants now() {
    return new Dispatch.Instants(System.nanoTime(), lane.parts().settings().clock().millis());
  }
}
