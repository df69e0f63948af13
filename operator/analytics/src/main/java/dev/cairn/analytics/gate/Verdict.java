package dev.cairn.analytics.gate;

/** What a gate can say. */
public enum Verdict {
  /** Good enough. */
  PASSED("Passed"),
  /** Not good enough. */
  FAILED("Failed"),
  /** The data cannot tell. */
  NOT_ESTIMABLE("NotEstimable");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word that the API uses. */
  public String word() {
    return word;
  }
}
