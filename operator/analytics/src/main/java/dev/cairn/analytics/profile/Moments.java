package dev.cairn.analytics.profile;

/** Count, mean, sum of squared deviations and range of finite numbers, in one pass. */
final class Moments {
  private long count;
  private double mean;
  private double m2;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Welford 1962. */
  void add(double value) {
    count++;
    double delta = value - mean;
    mean += delta / count;
    m2 += delta * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  /** Chan, Golub and LeVeque 1979. */
  void merge(Moments other) {
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    double delta = other.mean - mean;
    double share = (double) other.count / total;
    mean += delta * share;
    m2 += other.m2 + delta * delta * count * share;
    count = total;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  double m2() {
    return m2;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }
}
