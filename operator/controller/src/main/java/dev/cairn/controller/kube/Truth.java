package dev.cairn.controller.kube;

import dev.cairn.crds.meta.StatusCondition;

/** The three values of a condition. */
public enum Truth {
  /** It holds. */
  TRUE(StatusCondition.TRUE),
  /** It does not hold. */
  FALSE(StatusCondition.FALSE),
  /** Nobody can say yet. */
  UNKNOWN(StatusCondition.UNKNOWN);

  private final String text;

  Truth(String text) {
    this.text = text;
  }

  /** The value as Kubernetes writes it. */
  public String text() {
    return text;
  }
}
