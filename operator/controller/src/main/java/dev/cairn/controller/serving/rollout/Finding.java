package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Because;
import dev.cairn.analytics.sequential.Judgement;
import dev.cairn.analytics.sequential.Limits;
import dev.cairn.analytics.sequential.Observed;
import dev.cairn.analytics.sequential.Phase;
import dev.cairn.analytics.sequential.Signal;
import dev.cairn.crds.serving.RolloutCheck;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.Verdict;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What the evidence of the present phase says.
 *
 * @param counted the evidence
 * @param judgement what the judge made of it
 */
record Finding(Evidence.Counted counted, Judgement judgement) {
  static Finding of(
      Underway roll, Evidence.Counted counted, BiFunction<Limits, Observed, Judgement> judge) {
    Observed observed =
        new Observed(
            phase(roll.rollout().phase()),
            counted.candidate(),
            counted.stable(),
            counted.pairs(),
            roll.memory().candidateWeight() / 100.0,
            counted.sinceEpochSeconds(),
            roll.now().getEpochSecond());
    return new Finding(counted, judge.apply(AnalysisLimits.of(roll), observed));
  }

  private static Phase phase(RolloutStatus.Phase phase) {
    return switch (phase) {
      case SHADOW -> Phase.SHADOW;
      case STEP, PREPARE, UNRECOGNISED -> Phase.SPLIT;
      case BAKE -> Phase.ALONE;
    };
  }

  boolean isFailed() {
    return verdict() == Verdict.FAILED;
  }

  boolean isPassed() {
    return verdict() == Verdict.PASSED;
  }

  Verdict verdict() {
    return verdict(judgement.verdict());
  }

  private static Verdict verdict(dev.cairn.analytics.sequential.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> Verdict.PASSED;
      case FAILED -> Verdict.FAILED;
      case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
    };
  }

  /** Whether nothing is missing but requests, of which there were some. */
  boolean lacksOnlySamples() {
    return counted.candidate().requests() > 0
        && undecided().stream().allMatch(signal -> signal.because() == Because.TOO_FEW);
  }

  /** Whether stable fails as well. */
  boolean isShared() {
    return undecided().stream().anyMatch(signal -> signal.because() == Because.SHARED_FAILURE);
  }

  private List<Signal> undecided() {
    return judgement.signals().stream()
        .filter(signal -> verdict(signal.verdict()) == Verdict.INCONCLUSIVE)
        .filter(signal -> signal.because() != Because.NOT_APPLICABLE)
        .toList();
  }

  /** Why the candidate failed, in one word. */
  ServiceReason reason() {
    return judgement.signals().stream()
        .filter(signal -> verdict(signal.verdict()) == Verdict.FAILED)
        .findFirst()
        .map(Finding::reason)
        .orElse(ServiceReason.ErrorRateHigh);
  }

  private static ServiceReason reason(Signal signal) {
    if (signal.name().startsWith("latency")) {
      return ServiceReason.LatencyHigh;
    }
    return signal.name().equals("agreement")
        ? ServiceReason.Disagreement
        : ServiceReason.ErrorRateHigh;
  }

  List<RolloutCheck> checks() {
    return judgement.signals().stream()
        .map(
            signal ->
                new RolloutCheck(
                    signal.name(),
                    signal.candidate(),
                    signal.stable(),
                    signal.allowed(),
                    signal.samples(),
                    signal.evidence(),
                    signal.needed(),
                    verdict(signal.verdict())))
        .toList();
  }

  /** Counts in one line: 1 204 requests, errors 0.1 % (stable 0.1 %). */
  static String figures(Evidence.Counted counted) {
    String candidate =
        "%s requests, errors %s"
            .formatted(
                Figures.count(counted.candidate().requests()),
                Figures.percent(counted.candidate().failures(), counted.candidate().requests()));
    return counted.stable().requests() == 0
        ? candidate
        : "%s (stable %s)"
            .formatted(
                candidate,
                Figures.percent(counted.stable().failures(), counted.stable().requests()));
  }
}
