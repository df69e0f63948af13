package dev.cairn.analytics.sequential;

/** Why a signal has its verdict. */
public enum Because {
  /** Passed: enough samples, and the measured value is within what is allowed. */
  ENOUGH,
  /** Inconclusive: too few samples. */
  TOO_FEW,
  /** Inconclusive: the candidate breaks the limit, and so does stable at the same time. */
  SHARED_FAILURE,
  /** Inconclusive, and without weight: there is nothing to compare with in this phase. */
  NOT_APPLICABLE,
  /** Failed: the evidence reached what is needed. */
  EVIDENCE,
  /** Inconclusive: the measured value is beyond what is allowed, which may still be chance. */
  LIMIT
}
