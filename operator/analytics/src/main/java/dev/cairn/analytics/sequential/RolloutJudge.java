package dev.cairn.analytics.sequential;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges the candidate of a rollout by what was seen in the present phase. It may be asked at any
 * time and as often as one likes: the chance that a candidate which keeps all limits is ever
 * refused, in any phase, stays below one minus the confidence.
 */
public final class RolloutJudge {
  private RolloutJudge() {}

  /**
   * Judges.
   *
   * @param limits what the candidate may do; the same in all phases of a rollout
   * @param observed in the present phase
   */
  public static Judgement judge(Limits limits, Observed observed) {
    Trial trial = Trial.of(limits, observed);
    List<Signal> signals = new ArrayList<>(ErrorSignals.of(trial));
    Limits.Latency latency = limits.latency();
    if (latency != null) {
      if (latency.max()) {
        signals.add(ErrorSignals.max("latency", latency.allowed(), trial.slow(), trial));
      }
      if (latency.ratio() != null) {
        signals.add(LatencyRatio.of(trial, latency, latency.ratio()));
      }
    }
    if (limits.agreement() != null) {
      signals.add(agreement(limits.agreement(), trial));
    }
    return Judgement.of(signals);
  }

  /** Pairs are told from the shadow phase only, and have no slices. */
  private static Signal agreement(Limits.Agreement agreement, Trial trial) {
    double allowed = 1 - agreement.min();
    if (trial.observed().phase() != Phase.SHADOW) {
      return Signal.notApplicable("agreement", allowed);
    }
    Pairs pairs = trial.observed().pairs() == null ? Pairs.NONE : trial.observed().pairs();
    Count count = new Count(pairs.pairs(), pairs.disagreed(), pairs.disagreedUnits(), 1, true);
    double limit = Limits.share(allowed);
    Double rate = count.rate();
    Measured measured =
        new Measured(
            "agreement",
            rate,
            null,
            allowed,
            pairs.pairs(),
            pairs.pairs() >= Trial.enough(limit, agreement.minPairs()),
            rate != null && rate <= limit);
    double alpha = trial.budget().perLimit();
    return measured.judged(
        List.of(new Look(count.logEvidence(limit), 1 / alpha, count.countable(), false)));
  }
}
