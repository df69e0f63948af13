package dev.cairn.router.proxy;

import dev.cairn.router.count.Outcome;

/**
 * How the chosen revision did.
 *
 * @param outcome how it ended
 * @param micros from dispatch until its first byte; negative without
 * @param failedByBoth whether stable failed the request too
 */
record Verdict(Outcome outcome, long micros, boolean failedByBoth) {
  static final long NO_ANSWER = -1;

  Verdict withOutcome(Outcome other) {
    return new Verdict(other, micros, failedByBoth);
  }

  Verdict byBoth() {
    return new Verdict(outcome, micros, true);
  }
}
