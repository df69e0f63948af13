package dev.cairn.analytics.sequential;

/** What a signal, or all of them together, say about a candidate. */
public enum Verdict {
  /** Enough was seen, and no harm. */
  PASSED,
  /** A limit is broken, beyond what chance explains. */
  FAILED,
  /** Neither. */
  INCONCLUSIVE
}
