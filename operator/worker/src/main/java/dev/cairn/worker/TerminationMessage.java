package dev.cairn.worker;

import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepJson;

/** A result as the bytes of a termination message: the message is cut until all fits. */
final class TerminationMessage {
  private static final String CUT = "…";

  private TerminationMessage() {}

  /** At most {@link StepResult#MAX_BYTES} bytes of JSON. */
  static byte[] of(StepResult result) {
    byte[] whole = StepJson.write(result);
    if (whole.length <= StepResult.MAX_BYTES) {
      return whole;
    }
    String message = result.message();
    int fits = 0;
    int tooLong = message.codePointCount(0, message.length());
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      if (cut(result, middle).length <= StepResult.MAX_BYTES) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return cut(result, fits);
  }

  private static byte[] cut(StepResult result, int codePoints) {
    String message = result.message();
    String start = message.substring(0, message.offsetByCodePoints(0, codePoints));
    return StepJson.write(
        new StepResult(
            result.step(),
            result.reason(),
            start + CUT,
            result.artifact(),
            result.evidenceDigest(),
            result.rows(),
            result.bytes(),
            result.reports(),
            result.verification()));
  }
}
