package dev.cairn.router.proxy;

import dev.cairn.crds.serving.Fallback;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.upstream.Target;
import dev.cairn.router.upstream.Tried;
import org.jspecify.annotations.Nullable;

/** What a client gets, after all tries. */
sealed interface CourseEnd {
  /** How the chosen revision did. */
  Verdict verdict();

  /** Why something else stands in; null when nothing does. */
  @Nullable Outcome reason();

  /**
   * A predictor's answer.
   *
   * @param by who answered
   * @param answer its head; the body is paused
   */
  record Answer(Verdict verdict, @Nullable Outcome reason, Target by, Tried.Answered answer)
      implements CourseEnd {}

  /**
   * The service's fixed answer.
   *
   * @param response the answer
   */
  record Fixed(Verdict verdict, Outcome reason, Fallback.Response response) implements CourseEnd {}

  /**
   * Nobody answered.
   *
   * @param outcome why
   */
  record Nothing(Verdict verdict, Outcome outcome) implements CourseEnd {
    @Override
    public @Nullable Outcome reason() {
      return null;
    }
  }
}
