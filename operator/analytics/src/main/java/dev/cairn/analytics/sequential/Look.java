package dev.cairn.analytics.sequential;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test as it stands now.
 *
 * @param logEvidence ln of the evidence against "the limit is kept"
 * @param needed evidence at which it refuses
 * @param countable whether enough was seen to refuse by
 * @param shared whether stable has the same trouble
 */
record Look(double logEvidence, double needed, boolean countable, boolean shared) {

  /** Whether the evidence speaks against the limit, whoever's fault it is. */
  boolean reached() {
    return countable && logEvidence >= Math.log(needed);
  }

  boolean fails() {
    return reached() && !shared;
  }

  double evidence() {
    return Math.min(Signal.GREATEST, Math.exp(logEvidence));
  }

  /** Of several tests of one limit the one to tell: that refuses, would, or comes nearest. */
  static @Nullable Look strongest(List<Look> looks) {
    return looks.stream()
        .max(
            Comparator.comparing(Look::fails)
                .thenComparing(Look::reached)
                .thenComparing(look -> look.logEvidence() - Math.log(look.needed())))
        .orElse(null);
  }
}
