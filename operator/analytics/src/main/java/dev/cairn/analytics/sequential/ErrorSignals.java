package dev.cairn.analytics.sequential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits on failed requests. */
final class ErrorSignals {
  private ErrorSignals() {}

  /** One signal per limit that is given. */
  static List<Signal> of(Trial trial) {
    Limits limits = trial.limits();
    List<Signal> signals = new ArrayList<>();
    if (limits.errorMax() != null) {
      signals.add(max("errorRate", limits.errorMax(), trial.failures(), trial));
    }
    if (limits.errorIncrease() != null) {
      signals.add(increase(limits.errorIncrease(), trial));
    }
    if (limits.errorRatio() != null) {
      signals.add(ratio(limits.errorRatio(), trial));
    }
    return signals;
  }

  /**
   * An absolute limit on a share of requests, failed or slow ones. It is also kept by who does no
   * worse than stable.
   */
  static Signal max(String name, double allowed, Ledger ledger, Trial trial) {
    double limit = Limits.share(allowed);
    Compared whole = ledger.whole();
    Double rate = whole.candidate().rate();
    Double stable = whole.control().rate();
    boolean known = whole.control().requests() >= trial.limits().minSamples();
    double within = stable != null && known ? Math.max(limit, stable) : limit;
    Measured measured =
        new Measured(
            name,
            rate,
            stable,
            allowed,
            whole.candidate().requests(),
            whole.candidate().requests() >= trial.enough(limit),
            rate != null && rate <= within);
    return measured.judged(trial.looks(ledger, Rule.max(limit, 1 / trial.budget().perLimit())));
  }

  private static Signal increase(double allowed, Trial trial) {
    if (trial.isAlone()) {
      return Signal.notApplicable("errorRateIncrease", allowed);
    }
    Compared whole = trial.failures().whole();
    Rates rates = Rates.of(whole);
    Measured measured =
        new Measured(
            "errorRateIncrease",
            rates.candidate(),
            rates.stable(),
            allowed,
            whole.candidate().requests(),
            enough(whole, allowed, trial),
            rates.within(1, Limits.share(allowed)));
    return measured.judged(trial.looks(trial.failures(), Rule.increase(Limits.share(allowed))));
  }

  private static Signal ratio(double allowed, Trial trial) {
    if (trial.isAlone()) {
      return Signal.notApplicable("errorRateRatio", allowed);
    }
    Compared whole = trial.failures().whole();
    Rates rates = Rates.of(whole);
    double limit = rates.stable() == null ? 0 : allowed * rates.stable();
    Measured measured =
        new Measured(
            "errorRateRatio",
            rates.candidate(),
            rates.stable(),
            allowed,
            whole.candidate().requests(),
            enough(whole, limit, trial),
            rates.within(allowed, 0));
    return measured.judged(trial.looks(trial.failures(), Rule.ratio(allowed, trial.weight())));
  }

  /** A comparison passes when both arms are known. */
  private static boolean enough(Compared whole, double limit, Trial trial) {
    return whole.candidate().requests() >= trial.enough(limit)
        && whole.control().requests() >= Math.max(1, trial.limits().minSamples());
  }

  private record Rates(@Nullable Double candidate, @Nullable Double stable) {
    static Rates of(Compared compared) {
      return new Rates(compared.candidate().rate(), compared.control().rate());
    }

    /** Whether the candidate's rate is at most a multiple of stable's plus an increase. */
    boolean within(double multiple, double increase) {
      return candidate != null
          && stable != null
          && candidate <= Math.max(multiple * stable + increase, Limits.LEAST);
    }
  }
}
