package dev.cairn.router.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.crds.serving.ShadowPhase;
import dev.cairn.router.balance.EndpointLoad;
import dev.cairn.router.count.ArmKey;
import dev.cairn.router.count.Ended;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.record.Afterwards;
import dev.cairn.router.schema.Agreement;
import dev.cairn.router.schema.Bodies;
import dev.cairn.router.upstream.Attempt;
import dev.cairn.router.upstream.ByteBudget;
import dev.cairn.router.upstream.Tried;
import dev.cairn.router.upstream.Wires;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends copies, from one event loop. */
public final class Shadow {
  private static final int FIRST_BAD_STATUS = 300;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final long NO_ANSWER = -1;

  private final Wires wires;
  private final ByteBudget budget;
  private final Afterwards afterwards;
  private final Clock clock;

  /** With connections that are used for nothing else. */
  public Shadow(Wires wires, ByteBudget budget, Afterwards afterwards, Clock clock) {
    this.wires = wires;
    this.budget = budget;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** Sends a copy, or counts it as dropped when too many wait. */
  public void send(Copy copy) {
    if (!budget.reserve(copy.bytes())) {
      drop(copy);
      return;
    }
    long began = System.nanoTime();
    long second = clock.instant().getEpochSecond();
    EndpointLoad load = copy.target().balancer().pick(null, began);
    if (load == null) {
      budget.release(copy.bytes());
      count(copy, Outcome.NO_ENDPOINT, second, NO_ANSWER);
      return;
    }
    Attempt.start(wires, copy.target(), load, copy.ask(), copy.route().timeoutMillis())
        .tried()
        .onSuccess(
            tried -> {
              long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
              switch (tried) {
                case Tried.Failed failed -> {
                  budget.release(copy.bytes());
                  count(copy, failed.outcome(), second, NO_ANSWER);
                }
                case Tried.Answered answered -> read(copy, answered, second, micros);
              }
            });
  }

  private void read(Copy copy, Tried.Answered answered, long second, long micros) {
    int status = answered.response().statusCode();
    Future<@Nullable Buffer> body =
        new BoundedBody(wires.vertx(), budget, copy.route().timeoutMillis())
            .read(answered.response());
    body.onComplete(
        read -> {
          if (read.failed()) {
            answered.attempt().discard();
          }
          answered.attempt().ended();
          count(copy, read.failed() ? Outcome.ERROR : Outcome.of(status), second, micros);
          Buffer bytes = read.result();
          if (bytes == null) {
            budget.release(copy.bytes());
            return;
          }
          boolean queued =
              status < FIRST_BAD_STATUS
                  && copy.primary().status() < FIRST_BAD_STATUS
                  && afterwards.offer(() -> compareAndRelease(copy, bytes));
          if (!queued) {
            budget.release(copy.bytes() + bytes.length());
          }
        });
  }

  private void compareAndRelease(Copy copy, Buffer candidate) {
    try {
      compare(copy, candidate);
    } finally {
      budget.release(copy.bytes() + candidate.length());
    }
  }

  private static void compare(Copy copy, Buffer candidate) {
    JsonNode ours = prediction(copy, copy.primary().body());
    JsonNode theirs = prediction(copy, candidate);
    ShadowPhase phase = copy.route().table().shadow();
    if (ours == null || theirs == null || phase == null) {
      copy.counts().unreadable();
      return;
    }
    boolean agree = Agreement.agree(ours, theirs, phase.tolerance());
    copy.counts().pairs().compared(agree, agree ? 0 : copy.unit().getAsLong());
  }

  private static @Nullable JsonNode prediction(Copy copy, @Nullable Buffer body) {
    JsonNode document = body == null ? null : Bodies.parse(body.getBytes());
    return document == null
        ? null
        : Bodies.prediction(document, copy.route().pointers().prediction());
  }

  private static void count(Copy copy, Outcome outcome, long second, long micros) {
    boolean slow = micros < 0 || micros > copy.route().latencyLimitMicros();
    boolean limited = copy.route().latencyLimitMicros() != Long.MAX_VALUE;
    boolean primaryFailed = copy.primary().status() >= FIRST_SERVER_ERROR;
    long unit = outcome.isFailure() ? copy.unit().getAsLong() : 0;
    copy.counts()
        .arm(new ArmKey(copy.target().arm().revision(), true))
        .add(new Ended(second, outcome.isFailure(), primaryFailed, limited && slow, micros, unit));
    copy.target().series().ended(outcome, micros);
  }

  private static void drop(Copy copy) {
    copy.counts().pairs().dropped();
    copy.target().series().dropped();
  }
}
