package dev.cairn.analytics.sequential;

import java.util.List;

/** What is counted of a request. */
enum Outcome {
  /** It failed. */
  FAILURE {
    @Override
    long of(Slice slice) {
      return slice.failures();
    }
  },
  /** It was slower than the latency limit. */
  SLOW {
    @Override
    long of(Slice slice) {
      return slice.slow();
    }
  };

  /** So many slices are needed to tell how bursty events are. */
  static final int SLICES = 6;

  abstract long of(Slice slice);

  /**
   * How much more the counts of slices vary than those of independent events: Pearson's χ² by its
   * degrees of freedom, (Σ k_j²/n_j − k²/n) / ((J−1) p̂ (1−p̂)).
   *
   * @return at least 1; 1 when the slices cannot tell
   */
  double spread(List<Slice> slices) {
    List<Slice> used = slices.stream().filter(slice -> slice.requests() > 0).toList();
    double requests = used.stream().mapToLong(Slice::requests).sum();
    double events = used.stream().mapToLong(this::of).sum();
    if (used.size() < SLICES || events == 0 || events == requests) {
      return 1;
    }
    double squares = 0;
    for (Slice slice : used) {
      squares += (double) of(slice) * of(slice) / slice.requests();
    }
    double rate = events / requests;
    double between = squares - events * rate;
    return Math.max(1, between / ((used.size() - 1) * rate * (1 - rate)));
  }
}
