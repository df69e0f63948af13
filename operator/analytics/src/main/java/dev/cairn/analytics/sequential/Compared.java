package dev.cairn.analytics.sequential;

/**
 * Both arms in the same stretch of time.
 *
 * @param control of stable; empty without a control arm
 */
record Compared(Count candidate, Count control) {

  /** The candidate's share of the requests, 0 to 1; without any: 0. */
  double share() {
    double all = (double) candidate.requests() + control.requests();
    return all == 0 ? 0 : candidate.requests() / all;
  }

  /**
   * ln E against "of all events at most this share is the candidate's".
   *
   * @param share above 0
   */
  double logShareEvidence(double share) {
    double inflation = candidate.inflation();
    double all = (double) candidate.events() + control.events();
    return Evidence.above(candidate.events() / inflation, all / inflation, share);
  }

  /**
   * Whether stable has the same trouble: it has events, and the candidate's share of them is no
   * surprise.
   *
   * @param share what the candidate's share would be if both were alike
   * @param needed evidence of a surprise
   */
  boolean isShared(double share, double needed) {
    return control.events() > 0 && logShareEvidence(share) < Math.log(needed);
  }
}
