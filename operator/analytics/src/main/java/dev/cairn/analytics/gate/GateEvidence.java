package dev.cairn.analytics.gate;

/** How sure a pass must be. */
public enum GateEvidence {
  /** Fails only when the interval lies on the wrong side. */
  NOT_REFUTED("NotRefuted"),
  /** The value itself decides. */
  POINT("Point"),
  /** Passes only when the interval lies on the right side. */
  PROVEN("Proven");

  private final String word;

  GateEvidence(String word) {
    this.word = word;
  }

  /** The word that the API uses. */
  public String word() {
    return word;
  }
}
