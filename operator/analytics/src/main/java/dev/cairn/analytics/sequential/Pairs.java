package dev.cairn.analytics.sequential;

/**
 * Answers of both revisions to the same requests.
 *
 * @param pairs that were compared
 * @param disagreed those whose predictions lie apart, at most {@code pairs}
 * @param disagreedUnits distinct units among those
 */
public record Pairs(long pairs, long disagreed, long disagreedUnits) {
  /** Nothing compared yet. */
  public static final Pairs NONE = new Pairs(0, 0, 0);

  public Pairs {
    if (disagreed < 0 || disagreed > pairs) {
      throw new IllegalArgumentException(disagreed + " of " + pairs + " pairs disagree");
    }
  }

  /** Both together: the same revisions and table, seen by two router pods. */
  public Pairs plus(Pairs other) {
    return new Pairs(
        pairs + other.pairs, disagreed + other.disagreed, disagreedUnits + other.disagreedUnits);
  }
}
