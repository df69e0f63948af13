package dev.cairn.analytics.gate;

import org.jspecify.annotations.Nullable;

/**
 * What one gate said. All numbers are on the scale of the metric and finite. For a gate on slices
 * they are those of the worst slice that was judged. Against the champion {@code bound} is the
 * value that the champion's, on the same rows, allows, and the interval is the champion's value
 * plus the paired interval of the difference.
 *
 * @param name of the gate
 * @param value of the metric
 * @param low lower end of its 95 % interval
 * @param high upper end of it
 * @param bound what the value was compared with
 * @param championValue the champion's value on the same rows
 * @param samples size of the denominator that matters
 * @param verdict what follows
 * @param reason one CamelCase word where the verdict needs one
 * @param message one sentence for a person, at most {@link #MESSAGE_LENGTH} characters
 * @param optional whether the gate may stay unestimated
 */
public record GateResult(
    String name,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double bound,
    @Nullable Double championValue,
    @Nullable Long samples,
    Verdict verdict,
    @Nullable String reason,
    String message,
    boolean optional) {

  /** Longest message. */
  public static final int MESSAGE_LENGTH = 500;

  /** Whether it stands in the way: Failed always does, NotEstimable unless the gate is optional. */
  public boolean blocks() {
    return verdict == Verdict.FAILED || (verdict == Verdict.NOT_ESTIMABLE && !optional);
  }
}
