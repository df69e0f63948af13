package dev.cairn.router.count;

import dev.cairn.contract.routing.ArmStats;
import java.util.ArrayList;
import java.util.List;

/**
 * Latencies in microseconds with two significant digits: 0 to 99 exactly, then 90 buckets for every
 * power of ten, up to 10⁹ (17 minutes); what is greater counts as that.
 */
final class LatencyHistogram {
  private static final int EXACT = 100;
  private static final int PER_DECADE = 90;
  private static final long GREATEST = 999_999_999;

  private final long[] buckets = new long[index(GREATEST) + 1];

  void add(long micros) {
    buckets[index(Math.clamp(micros, 0, GREATEST))]++;
  }

  void addTo(LatencyHistogram sum) {
    for (int i = 0; i < buckets.length; i++) {
      sum.buckets[i] += buckets[i];
    }
  }

  List<ArmStats.Bucket> stats() {
    List<ArmStats.Bucket> filled = new ArrayList<>();
    for (int i = 0; i < buckets.length; i++) {
      if (buckets[i] > 0) {
        filled.add(new ArmStats.Bucket(upTo(i), buckets[i]));
      }
    }
    return filled;
  }

  static int index(long micros) {
    long digits = micros;
    int decade = 0;
    while (digits >= EXACT) {
      digits /= 10;
      decade++;
    }
    return decade * PER_DECADE + (int) digits;
  }

  static long upTo(int index) {
    if (index < EXACT) {
      return index;
    }
    int decade = (index - 10) / PER_DECADE;
    long next = (long) index - (long) decade * PER_DECADE + 1;
    for (int i = 0; i < decade; i++) {
      next *= 10;
    }
    return next - 1;
  }
}
