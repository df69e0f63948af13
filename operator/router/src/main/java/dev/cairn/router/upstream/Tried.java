package dev.cairn.router.upstream;

import dev.cairn.router.count.Outcome;
import io.vertx.core.http.HttpClientResponse;

/** What came of an {@link Attempt}. */
public sealed interface Tried {
  /**
   * The head of an answer is here. Its body is paused; whoever takes it must call {@link
   * Attempt#ended} or {@link Attempt#discard} in the end.
   *
   * @param attempt the attempt
   * @param response the answer
   */
  record Answered(Attempt attempt, HttpClientResponse response) implements Tried {}

  /**
   * There will be no answer.
   *
   * @param outcome why
   * @param sent whether the predictor may have begun to work on the request
   */
  record Failed(Outcome outcome, boolean sent) implements Tried {}
}
