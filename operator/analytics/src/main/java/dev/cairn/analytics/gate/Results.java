package dev.cairn.analytics.gate;

import dev.cairn.analytics.interval.Interval;
import dev.cairn.analytics.metric.Absence;
import org.jspecify.annotations.Nullable;

/** Results of gates. */
final class Results {
  private Results() {}

  static GateResult of(
      Gate gate,
      Finding finding,
      Ruling ruling,
      Verdict verdict,
      @Nullable String reason,
      String message) {
    Interval shown = finding.shown();
    return new GateResult(
        gate.name(),
        finding.value(),
        shown == null ? null : shown.low(),
        shown == null ? null : shown.high(),
        ruling.line(),
        finding.championValue(),
        finding.samples(),
        verdict,
        reason,
        message,
        gate.optional());
  }

  static GateResult notEstimable(Gate gate, Absence absence) {
    return without(
        gate,
        Verdict.NOT_ESTIMABLE,
        absence.reason(),
        "%s cannot be estimated: %s".formatted(gate.metric().word(), absence.message()));
  }

  static GateResult firstVersion(Gate gate) {
    return without(
        gate,
        Verdict.PASSED,
        "FirstVersion",
        "there is no champion yet to compare %s with".formatted(gate.metric().word()));
  }

  static GateResult championUnavailable(Gate gate, @Nullable Absence absence) {
    return without(
        gate,
        Verdict.NOT_ESTIMABLE,
        "ChampionUnavailable",
        "%s cannot be compared with the champion's: %s; make the gate optional, or promote another version as the baseline"
            .formatted(
                gate.metric().word(),
                absence == null ? "it made no predictions" : absence.message()));
  }

  static GateResult championSawHoldout(Gate gate, long unseen, long rows) {
    return without(
        gate,
        Verdict.NOT_ESTIMABLE,
        "ChampionSawHoldout",
        "%s cannot be compared with the champion's: it was trained on all but %d of the %d rows, which are too few; give an evaluation set that is newer than the champion's training data"
            .formatted(gate.metric().word(), unseen, rows));
  }

  private static GateResult without(Gate gate, Verdict verdict, String reason, String message) {
    return new GateResult(
        gate.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        verdict,
        reason,
        Figure.sentence(message),
        gate.optional());
  }
}
