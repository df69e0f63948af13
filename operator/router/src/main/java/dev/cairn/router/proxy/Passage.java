package dev.cairn.router.proxy;

import dev.cairn.crds.serving.Fallback;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.upstream.Target;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** A dispatched request: checked, tried, answered; then its {@link Aftermath}. */
final class Passage {
  private final Lane lane;
  private final HttpServerRequest request;
  private final Dispatch dispatch;
  private final Course course;
  private final Sampling sampling;
  private @Nullable CourseEnd end;
  private @Nullable Delivery delivery;
  private @Nullable Tunnel tunnel;
  private boolean checked;
  private long firstByte = Verdict.NO_ANSWER;

  Passage(Lane lane, HttpServerRequest request, Dispatch dispatch) {
    this.lane = lane;
    this.request = request;
    this.dispatch = dispatch;
    this.sampling = Sampling.of(dispatch, lane.random());
    this.course = new Course(dispatch, lane.wires().http());
  }

  void begin() {
    if (Passing.isUpgrade(request)) {
      tunnel = new Tunnel(lane, request, dispatch);
      tunnel.open();
      return;
    }
    Enforcement.Finding finding = Enforcement.check(dispatch);
    checked = finding.checked();
    switch (finding.kind()) {
      case PASSES -> course.run().onSuccess(this::deliver);
      case MALFORMED -> {
        dispatch.target().series().violated();
        end = unsent(Outcome.CLIENT_ERROR);
        Marks.put(request.response(), dispatch, null, null);
        Replies.send(request.response(), finding.status(), "the body is no JSON");
      }
      case BREAKS -> {
        dispatch.target().series().violated();
        course.refuse(Outcome.SCHEMA_VIOLATION).onSuccess(last -> deliverOr(last, finding));
      }
    }
  }

  /** The answer went out, or the client did. */
  void ended(boolean gone) {
    if (gone) {
      course.cancel();
      if (delivery != null) {
        delivery.cancel();
      }
    }
    if (tunnel == null) {
      new Aftermath(lane, dispatch, sampling).of(done(gone));
    }
    dispatch.body().release();
  }

  private Aftermath.Done done(boolean gone) {
    CourseEnd last = end;
    Verdict verdict = last == null ? course.verdict() : last.verdict();
    boolean broke = delivery != null && delivery.broke();
    Target by = last instanceof CourseEnd.Answer answer ? answer.by() : null;
    if (broke && by != null && by.arm().role() == dispatch.choice().arm().role()) {
      verdict = verdict.withOutcome(Outcome.ERROR);
    } else if (gone && !verdict.outcome().isFailure()) {
      verdict = verdict.withOutcome(Outcome.DISCONNECTED);
    }
    Outcome whole = gone ? Outcome.DISCONNECTED : outcome(last);
    Outcome outcome = broke ? Outcome.ERROR : whole;
    int status = request.response().headWritten() ? request.response().getStatusCode() : 0;
    Outcome reason = last == null ? null : last.reason();
    Buffer copy = delivery == null ? null : delivery.copy();
    return new Aftermath.Done(
        verdict, outcome, reason, by, new Aftermath.Sent(status, firstByte, copy), checked);
  }

  private static Outcome outcome(@Nullable CourseEnd last) {
    return switch (last) {
      case null -> Outcome.DISCONNECTED;
      case CourseEnd.Answer answer -> Outcome.of(answer.answer().response().statusCode());
      case CourseEnd.Fixed fixed -> fixed.reason();
      case CourseEnd.Nothing nothing -> nothing.outcome();
    };
  }

  private void deliverOr(CourseEnd last, Enforcement.Finding finding) {
    if (last instanceof CourseEnd.Nothing) {
      end = unsent(Outcome.SCHEMA_VIOLATION);
      Marks.put(request.response(), dispatch, null, null);
      Replies.sendJson(request.response(), finding.status(), finding.document());
    } else {
      deliver(last);
    }
  }

  private void deliver(CourseEnd last) {
    end = last;
    firstByte = dispatch.came().microsUntil(System.nanoTime());
    HttpServerResponse response = request.response();
    switch (last) {
      case CourseEnd.Answer answer -> {
        Passing.answerHeaders(answer.answer().response(), request);
        Marks.put(response, dispatch, answer.by(), answer.reason());
        delivery = new Delivery(lane, request, answer.answer(), sampling.keepsAnswer());
        delivery.begin(dispatch.route().route().timeoutMillis());
      }
      case CourseEnd.Fixed fixed -> {
        Marks.put(response, dispatch, null, fixed.reason());
        sendFixed(response, fixed.response());
      }
      case CourseEnd.Nothing nothing -> {
        Marks.put(response, dispatch, null, null);
        Replies.send(
            response, Replies.status(nothing.outcome()), Replies.sentence(nothing.outcome()));
      }
    }
  }

  private static void sendFixed(HttpServerResponse response, Fallback.Response fixed) {
    String type = fixed.contentType() == null ? "application/json" : fixed.contentType();
    response
        .setStatusCode(fixed.status())
        .putHeader("content-type", type)
        .end(fixed.body() == null ? "" : fixed.body());
  }

  /** No revision saw it, so none is judged by it. */
  private static CourseEnd unsent(Outcome outcome) {
    return new CourseEnd.Nothing(
        new Verdict(Outcome.SCHEMA_VIOLATION, Verdict.NO_ANSWER, false), outcome);
  }
}
