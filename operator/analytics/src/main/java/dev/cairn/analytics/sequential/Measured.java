package dev.cairn.analytics.sequential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured for a limit, and whether that is good enough to pass.
 *
 * @param name of the signal
 * @param candidate null without samples
 * @param stable null without samples, or when not compared
 * @param allowed the limit
 * @param samples of the candidate
 * @param enough whether both arms have enough samples to pass
 * @param within whether the measured value is allowed
 */
record Measured(
    String name,
    @Nullable Double candidate,
    @Nullable Double stable,
    double allowed,
    long samples,
    boolean enough,
    boolean within) {

  /** The verdict by the tests of the limit. */
  Signal judged(List<Look> looks) {
    Look told = Look.strongest(looks);
    if (told != null && told.fails()) {
      return signal(told, Verdict.FAILED, Because.EVIDENCE);
    }
    if (enough && within) {
      return signal(told, Verdict.PASSED, Because.ENOUGH);
    }
    if (told != null && told.reached()) {
      return signal(told, Verdict.INCONCLUSIVE, Because.SHARED_FAILURE);
    }
    return signal(told, Verdict.INCONCLUSIVE, enough ? Because.LIMIT : Because.TOO_FEW);
  }

  private Signal signal(@Nullable Look told, Verdict verdict, Because because) {
    double evidence = told == null ? 0 : told.evidence();
    double needed = told == null ? 0 : told.needed();
    return new Signal(
        name, candidate, stable, allowed, samples, evidence, needed, verdict, because);
  }
}
