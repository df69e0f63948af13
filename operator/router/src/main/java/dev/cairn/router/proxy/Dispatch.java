package dev.cairn.router.proxy;

import dev.cairn.router.table.Choice;
import dev.cairn.router.upstream.Ask;
import dev.cairn.router.upstream.Target;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request at its dispatch; from here on it belongs to this table.
 *
 * @param route the table
 * @param choice who gets it, and why
 * @param predicts whether it came to the predict path
 * @param key the client's sticky key; null without
 * @param body its body
 * @param ask what is forwarded
 * @param came when it came
 * @param at when it was dispatched
 * @param requestId its id
 */
record Dispatch(
    LaneRoute route,
    Choice choice,
    boolean predicts,
    @Nullable String key,
    Body body,
    Ask ask,
    Instants came,
    Instants at,
    String requestId) {
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /**
   * An instant by both clocks.
   *
   * @param nanos {@link System#nanoTime()}
   * @param millis since the epoch
   */
  record Instants(long nanos, long millis) {
    /** Microseconds since then. */
    long microsUntil(long now) {
      return (now - nanos) / 1_000;
    }
  }

  Target target() {
    return route.target(choice.arm());
  }

  /** Whether it is evidence of a rollout. */
  boolean isEvidence() {
    return predicts && choice.reason() == Choice.Reason.WEIGHT;
  }

  /** Whether it may be sent again after it was sent: predictions, and what only reads. */
  boolean isRepeatable() {
    return body.isWhole() && (predicts || READS.contains(ask.method()));
  }

  /** Hash of whose request it is: the sticky key, else the body. */
  long unit() {
    return key == null ? body.hash() : ((long) key.hashCode() << Integer.SIZE) ^ key.length();
  }
}
