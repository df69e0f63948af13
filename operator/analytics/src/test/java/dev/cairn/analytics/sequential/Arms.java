package dev.cairn.analytics.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Short ways to write what was seen. */
final class Arms {
  /** When the table was acknowledged; not at the start of a slice. */
  static final long SINCE = 1_800_000_003L;

  /** The slice in which that was. */
  static final long START = 1_800_000_000L;

  private Arms() {}

  /** Failures, each of a unit of its own, at times that nobody knows. */
  static Arm failures(long requests, long failures) {
    return failures(requests, failures, failures);
  }

  static Arm failures(long requests, long failures, long units) {
    return new Arm(requests, failures, 0, units, List.of(), List.of());
  }

  /** Each slice with the same counts. */
  static List<Slice> even(int slices, long requests, long failures, long slow) {
    return LongStream.range(0, slices)
        .mapToObj(j -> new Slice(START + 10 * j, requests, failures, slow))
        .toList();
  }

  /** Failures of a unit each. */
  static Arm sliced(List<Slice> slices) {
    return sliced(slices, slices.stream().mapToLong(Slice::failures).sum());
  }

  static Arm sliced(List<Slice> slices, long units) {
    return new Arm(
        slices.stream().mapToLong(Slice::requests).sum(),
        slices.stream().mapToLong(Slice::failures).sum(),
        slices.stream().mapToLong(Slice::slow).sum(),
        units,
        slices,
        List.of());
  }

  static Arm withLatency(Arm arm, List<LatencyBucket> latency) {
    return new Arm(
        arm.requests(), arm.failures(), arm.slow(), arm.failedUnits(), arm.slices(), latency);
  }

  static List<Slice> joined(List<Slice> first, List<Slice> then) {
    List<Slice> all = new ArrayList<>(first);
    long end = first.getLast().start() + 10;
    long begin = then.getFirst().start();
    for (Slice slice : then) {
      all.add(
          new Slice(end + slice.start() - begin, slice.requests(), slice.failures(), slice.slow()));
    }
    return all;
  }

  static Observed split(Arm candidate, Arm stable, double share) {
    return observed(Phase.SPLIT, candidate, stable, null, share);
  }

  static Observed alone(Arm candidate) {
    return observed(Phase.ALONE, candidate, Arm.NONE, null, 1);
  }

  static Observed shadow(Arm candidate, Arm stable, @Nullable Pairs pairs) {
    return observed(Phase.SHADOW, candidate, stable, pairs, 0);
  }

  private static Observed observed(
      Phase phase, Arm candidate, Arm stable, @Nullable Pairs pairs, double share) {
    long now =
        candidate.slices().isEmpty() ? SINCE + 60 : candidate.slices().getLast().start() + 10;
    return new Observed(phase, candidate, stable, pairs, share, SINCE, now);
  }

  /** One absolute limit on failures in one of so many phases, minSamples 200, 95 %. */
  static Limits errors(double max, int phases) {
    return new Limits(200, 0.95, phases, max, null, null, null, null);
  }

  static Limits increase(double increase, int phases) {
    return new Limits(200, 0.95, phases, null, increase, null, null, null);
  }

  static Limits ratio(double ratio, int phases) {
    return new Limits(200, 0.95, phases, null, null, ratio, null, null);
  }

  static Limits latency(Limits.Latency latency, int phases) {
    return new Limits(200, 0.95, phases, null, null, null, latency, null);
  }

  static Limits agreement(double min, long minPairs, int phases) {
    Limits.Agreement agreement = new Limits.Agreement(min, minPairs);
    return new Limits(200, 0.95, phases, null, null, null, null, agreement);
  }

  /** The only signal. */
  static Signal signal(Limits limits, Observed observed) {
    List<Signal> signals = RolloutJudge.judge(limits, observed).signals();
    if (signals.size() != 1) {
      throw new AssertionError(signals);
    }
    return signals.getFirst();
  }
}
