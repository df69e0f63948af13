package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Because;
import dev.cairn.analytics.sequential.Judgement;
import dev.cairn.analytics.sequential.Limits;
import dev.cairn.analytics.sequential.Observed;
import dev.cairn.analytics.sequential.Phase;
import dev.cairn.analytics.sequential.Signal;
import dev.cairn.analytics.sequential.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A judge by point estimates: what the planner makes of verdicts is tested, not how they come. */
final class SimpleJudge {
  private static final int TELLING = 10;

  private SimpleJudge() {}

  static Judgement judge(Limits limits, Observed seen) {
    double max = limits.errorMax() == null ? 1 : limits.errorMax();
    List<Signal> signals = new ArrayList<>();
    signals.add(errors(limits, seen, max));
    if (limits.latency() != null) {
      signals.add(slow(limits, limits.latency(), seen));
    }
    if (limits.agreement() != null) {
      signals.add(agreement(limits.agreement(), seen));
    }
    return new Judgement(
        signals.stream()
            .filter(signal -> signal.because() != Because.NOT_APPLICABLE)
            .map(Signal::verdict)
            .reduce(Verdict.PASSED, SimpleJudge::worse),
        signals);
  }

  private static Verdict worse(Verdict one, Verdict other) {
    if (one == Verdict.FAILED || other == Verdict.FAILED) {
      return Verdict.FAILED;
    }
    return one == Verdict.PASSED ? other : one;
  }

  private static Signal errors(Limits limits, Observed seen, double max) {
    double own = share(seen.candidate().failures(), seen.candidate().requests());
    double other = share(seen.stable().failures(), seen.stable().requests());
    Ruling ruling = rule(seen.candidate().requests(), limits.minSamples(), own > max);
    if (ruling.verdict() == Verdict.FAILED && other > max && seen.phase() == Phase.SPLIT) {
      ruling = new Ruling(ruling.samples(), Verdict.INCONCLUSIVE, Because.SHARED_FAILURE);
    }
    return signal("errorRate", own, other, max, ruling);
  }

  private static Signal slow(Limits limits, Limits.Latency latency, Observed seen) {
    double own = share(seen.candidate().slow(), seen.candidate().requests());
    double allowed = 1 - latency.quantile();
    Ruling ruling = rule(seen.candidate().requests(), limits.minSamples(), own > allowed);
    return signal("latency", own, null, allowed, ruling);
  }

  private static Signal agreement(Limits.Agreement limit, Observed seen) {
    if (seen.phase() != Phase.SHADOW) {
      return signal(
          "agreement",
          null,
          null,
          limit.min(),
          new Ruling(0, Verdict.INCONCLUSIVE, Because.NOT_APPLICABLE));
    }
    long pairs = seen.pairs() == null ? 0 : seen.pairs().pairs();
    double own = seen.pairs() == null ? 0 : share(seen.pairs().disagreed(), pairs);
    return signal(
        "agreement",
        own,
        null,
        1 - limit.min(),
        rule(pairs, limit.minPairs(), own > 1 - limit.min()));
  }

  private record Ruling(long samples, Verdict verdict, Because because) {}

  private static Ruling rule(long samples, long least, boolean above) {
    if (above && samples >= TELLING) {
      return new Ruling(samples, Verdict.FAILED, Because.EVIDENCE);
    }
    return samples >= least
        ? new Ruling(samples, Verdict.PASSED, Because.ENOUGH)
        : new Ruling(samples, Verdict.INCONCLUSIVE, Because.TOO_FEW);
  }

  private static Signal signal(
      String name, @Nullable Double own, @Nullable Double other, double allowed, Ruling ruling) {
    return new Signal(
        name, own, other, allowed, ruling.samples(), 0, 320, ruling.verdict(), ruling.because());
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
