package dev.cairn.analytics.sequential;

import java.util.List;

/**
 * What all limits say.
 *
 * @param verdict Failed if any signal failed; Passed if all that are applicable passed, also when
 *     there is none; else Inconclusive
 * @param signals one per limit, in the order of {@link Limits}
 */
public record Judgement(Verdict verdict, List<Signal> signals) {
  public Judgement {
    signals = List.copyOf(signals);
  }

  static Judgement of(List<Signal> signals) {
    if (signals.stream().anyMatch(signal -> signal.verdict() == Verdict.FAILED)) {
      return new Judgement(Verdict.FAILED, signals);
    }
    boolean passed =
        signals.stream()
            .filter(signal -> signal.because() != Because.NOT_APPLICABLE)
            .allMatch(signal -> signal.verdict() == Verdict.PASSED);
    return new Judgement(passed ? Verdict.PASSED : Verdict.INCONCLUSIVE, signals);
  }
}
