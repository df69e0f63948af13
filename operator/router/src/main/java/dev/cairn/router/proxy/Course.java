package dev.cairn.router.proxy;

import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.router.balance.EndpointLoad;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.upstream.Attempt;
import dev.cairn.router.upstream.Target;
import dev.cairn.router.upstream.Tried;
import dev.cairn.router.upstream.Wires;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tries of one request: the chosen revision, another endpoint of it, stable in the candidate's
 * place, the fallback in stable's.
 */
final class Course {
  private static final int FIRST_SERVER_ERROR = 500;

  private enum Stage {
    CHOSEN,
    STABLE,
    FALLBACK
  }

  private final Dispatch dispatch;
  private final Wires wires;
  private final Promise<CourseEnd> end = Promise.promise();
  private Stage stage = Stage.CHOSEN;
  private Target target;
  private boolean repeated;

  /** The present try has less than its full time: its silence does not excuse the one before. */
  private boolean cut;

  private @Nullable EndpointLoad failedOn;
  private @Nullable Attempt current;
  private @Nullable Outcome reason;
  private Verdict verdict = new Verdict(Outcome.DISCONNECTED, Verdict.NO_ANSWER, false);

  /** Stable's own error, kept until it is known whether something better comes. */
  private @Nullable CourseEnd second;

  Course(Dispatch dispatch, Wires wires) {
    this.dispatch = dispatch;
    this.wires = wires;
    this.target = dispatch.target();
  }

  /** Runs it. */
  Future<CourseEnd> run() {
    attempt();
    return end.future();
  }

  /** The request breaks the signature, or nothing may be sent: only a fallback can answer. */
  Future<CourseEnd> refuse(Outcome outcome) {
    verdict = new Verdict(outcome, Verdict.NO_ANSWER, false);
    fallBack(outcome, null, false);
    return end.future();
  }

  /** The client is gone. */
  void cancel() {
    if (end.future().isComplete()) {
      return;
    }
    if (current != null) {
      current.discard();
    }
    dropSecond();
  }

  /** How the chosen revision did, as far as it is known. */
  Verdict verdict() {
    return verdict;
  }

  private void attempt() {
    long now = System.nanoTime();
    long left = Retries.deadlineMillis(dispatch.route().route()) - sinceDispatch(now);
    EndpointLoad load = target.balancer().pick(failedOn, now);
    if (left <= 0 || load == null) {
      cut = true;
      failed(left <= 0 ? Outcome.TIMEOUT : Outcome.NO_ENDPOINT, null, false);
      return;
    }
    long timeout = Math.min(left, dispatch.route().route().timeoutMillis());
    cut = left < dispatch.route().route().timeoutMillis();
    Attempt attempt = Attempt.start(wires, target, load, dispatch.ask(), timeout);
    current = attempt;
    attempt.tried().onSuccess(this::tried);
  }

  private void tried(Tried tried) {
    switch (tried) {
      case Tried.Answered answered when answered.response().statusCode() < FIRST_SERVER_ERROR ->
          answered(answered);
      case Tried.Answered answered -> failed(Outcome.ERROR, answered, true);
      case Tried.Failed failed -> {
        boolean again = failed.outcome() == Outcome.CONNECT_ERROR && !repeated;
        if (again && mayRepeat(failed.sent()) && target.arm().endpoints().size() > 1) {
          repeated = true;
          failedOn = current == null ? null : current.load();
          target.series().retriedOnEndpoint();
          attempt();
        } else {
          failed(failed.outcome(), null, failed.sent());
        }
      }
    }
  }

  private void answered(Tried.Answered answered) {
    if (stage == Stage.CHOSEN) {
      verdict = new Verdict(Outcome.of(answered.response().statusCode()), micros(), false);
    } else {
      target.series().ended(Outcome.of(answered.response().statusCode()), micros());
    }
    if (stage == Stage.FALLBACK) {
      dispatch.target().series().fellBack();
    }
    dropSecond();
    end.complete(new CourseEnd.Answer(verdict, reason, target, answered));
  }

  private void failed(Outcome outcome, Tried.@Nullable Answered answer, boolean sent) {
    if (stage != Stage.CHOSEN) {
      target.series().ended(outcome, Verdict.NO_ANSWER);
    }
    if (stage == Stage.CHOSEN) {
      verdict = new Verdict(outcome, answer == null ? Verdict.NO_ANSWER : micros(), false);
      Target stable = Retries.stable(dispatch, target, outcome, sent);
      if (stable != null && mayRepeat(sent)) {
        target.series().retriedOnStable();
        discard(answer);
        go(Stage.STABLE, stable, outcome);
        return;
      }
    } else if (stage == Stage.STABLE && !(cut && outcome == Outcome.TIMEOUT)) {
      verdict = verdict.byBoth();
    }
    fallBack(outcome, answer, sent);
  }

  private void fallBack(Outcome outcome, Tried.@Nullable Answered answer, boolean sent) {
    boolean stables = stage == Stage.STABLE || target.arm().role() != RevisionRole.CANDIDATE;
    if (stage == Stage.FALLBACK) {
      discard(answer);
    } else {
      second = own(outcome, answer);
    }
    Fallback fallback = Retries.fallback(dispatch, reason(outcome));
    if (fallback == null || !(stables || outcome == Outcome.SCHEMA_VIOLATION)) {
      finish();
      return;
    }
    Target version = dispatch.route().target(RevisionRole.FALLBACK);
    if (stage != Stage.FALLBACK && version != null && mayRepeat(sent)) {
      go(Stage.FALLBACK, version, outcome);
    } else if (fallback.response() != null) {
      dropSecond();
      dispatch.target().series().fellBack();
      end.complete(new CourseEnd.Fixed(verdict, reason(outcome), fallback.response()));
    } else {
      finish();
    }
  }

  /** While a fallback is tried, what counts is why stable failed. */
  private Outcome reason(Outcome outcome) {
    return stage == Stage.FALLBACK && reason != null ? reason : outcome;
  }

  private void go(Stage next, Target to, Outcome why) {
    stage = next;
    target = to;
    reason = why;
    repeated = false;
    failedOn = null;
    attempt();
  }

  private CourseEnd own(Outcome outcome, Tried.@Nullable Answered answer) {
    return answer == null
        ? new CourseEnd.Nothing(verdict, outcome)
        : new CourseEnd.Answer(verdict, reason, target, answer);
  }

  private void finish() {
    CourseEnd last = second;
    second = null;
    end.complete(last == null ? new CourseEnd.Nothing(verdict, verdict.outcome()) : last);
  }

  private void dropSecond() {
    if (second instanceof CourseEnd.Answer kept) {
      kept.answer().attempt().discard();
    }
    second = null;
  }

  private static void discard(Tried.@Nullable Answered answer) {
    if (answer != null) {
      answer.attempt().discard();
    }
  }

  private boolean mayRepeat(boolean sent) {
    return !sent || dispatch.isRepeatable();
  }

  private long micros() {
    return dispatch.at().microsUntil(System.nanoTime());
  }

  private long sinceDispatch(long now) {
    return TimeUnit.NANOSECONDS.toMillis(now - dispatch.at().nanos());
  }
}
