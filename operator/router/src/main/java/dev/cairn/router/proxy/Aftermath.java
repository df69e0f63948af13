package dev.cairn.router.proxy;

import dev.cairn.crds.serving.Recording;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.SchemaCheck;
import dev.cairn.router.count.ArmKey;
import dev.cairn.router.count.Ended;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.shadow.Copy;
import dev.cairn.router.upstream.Target;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is done with a request once its client has the answer: counted, copied, recorded. */
final class Aftermath {
  private final Lane lane;
  private final Dispatch dispatch;
  private final Sampling sampling;

  Aftermath(Lane lane, Dispatch dispatch, Sampling sampling) {
    this.lane = lane;
    this.dispatch = dispatch;
    this.sampling = sampling;
  }

  /**
   * How a request ended.
   *
   * @param verdict of the chosen revision
   * @param outcome for the client
   * @param reason why something else stood in; null when nothing did
   * @param by who answered; null when no revision did
   * @param sent what the client got
   * @param checked whether the request was held against the signature already
   */
  record Done(
      Verdict verdict,
      Outcome outcome,
      @Nullable Outcome reason,
      @Nullable Target by,
      Sent sent,
      boolean checked) {}

  /**
   * What the client got.
   *
   * @param status HTTP status; 0 when it got none
   * @param firstByte microseconds after the request came; negative when there was none
   * @param answer the answer's body; null when it was not kept
   */
  record Sent(int status, long firstByte, @Nullable Buffer answer) {
    /** Bytes of the answer that are kept. */
    long kept() {
      return answer == null ? 0 : answer.length();
    }
  }

  void of(Done done) {
    dispatch.target().series().ended(done.verdict().outcome(), done.verdict().micros());
    if (dispatch.isEvidence() && done.verdict().outcome() != Outcome.SCHEMA_VIOLATION) {
      count(done);
    }
    long held = done.sent().kept();
    if (sampling.copied()) {
      copy(done);
    }
    boolean observed = !done.checked() && observes();
    boolean recorded = sampling.level() != Recording.Level.NONE;
    if (!observed && !recorded) {
      lane.parts().bodies().release(held);
      return;
    }
    dispatch.body().hold();
    if (!lane.parts().afterwards().offer(later(done, observed))) {
      release(held);
      lane.parts().series().unrecorded();
    }
  }

  /** Checks and records, away from the event loops. */
  private Runnable later(Done done, boolean observed) {
    Recorded task = new Recorded(lane.parts(), dispatch, sampling.level());
    return () -> {
      try {
        task.run(done, observed);
      } finally {
        release(done.sent().kept());
      }
    };
  }

  private void release(long held) {
    lane.parts().bodies().release(held);
    dispatch.body().release();
  }

  private boolean observes() {
    SchemaCheck given = dispatch.route().route().table().schema();
    SchemaCheck.Mode mode = (given == null ? SchemaCheck.DEFAULT : given).mode();
    return (mode == SchemaCheck.Mode.OBSERVE || mode == SchemaCheck.Mode.ENFORCE)
        && dispatch.predicts()
        && dispatch.body().isWhole()
        && dispatch.choice().arm().signature() != null;
  }

  private void count(Done done) {
    Verdict verdict = done.verdict();
    boolean failed = verdict.outcome().isFailure();
    long limit = dispatch.route().route().latencyLimitMicros();
    long micros = verdict.micros();
    boolean slow = micros > limit || (micros < 0 && isLate(verdict, limit));
    Target target = dispatch.target();
    dispatch
        .route()
        .counts()
        .arm(new ArmKey(target.arm().revision(), false))
        .add(
            new Ended(
                TimeUnit.MILLISECONDS.toSeconds(dispatch.at().millis()),
                failed,
                verdict.failedByBoth(),
                slow,
                micros,
                failed ? dispatch.unit() : 0));
    if (failed && target.arm().role() == RevisionRole.CANDIDATE) {
      dispatch.route().tripWatch().failed();
    }
  }

  /** Without an answer: late in any case, unless the client went before the limit. */
  private boolean isLate(Verdict verdict, long limit) {
    return limit != Long.MAX_VALUE
        && (verdict.outcome() != Outcome.DISCONNECTED
            || dispatch.at().microsUntil(System.nanoTime()) > limit);
  }

  private void copy(Done done) {
    Target answering = done.by();
    Target shadow = dispatch.route().target(RevisionRole.SHADOW);
    if (shadow == null
        || answering == null
        || answering.arm().role() != RevisionRole.STABLE
        || done.outcome() == Outcome.DISCONNECTED) {
      return;
    }
    long bytes = dispatch.body().length() + done.sent().kept();
    lane.wires()
        .shadow()
        .send(
            new Copy(
                shadow,
                dispatch.route().route(),
                dispatch.route().counts(),
                dispatch.ask(),
                bytes,
                new Copy.Primary(done.sent().status(), done.sent().answer()),
                dispatch::unit));
  }
}
