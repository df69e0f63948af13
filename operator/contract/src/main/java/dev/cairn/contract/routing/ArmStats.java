package dev.cairn.contract.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One revision under one table: requests that weights or a sticky key gave it on the predict path,
 * or copies of shadowing. Not counted: requests that a rule, a preview header or a fallback placed,
 * and retries (stable would inherit the candidate's poison).
 *
 * @param revision name of the revision
 * @param copies whether these are copies of shadowing: then no client waited for them
 * @param counts since the pod began to use the table
 * @param failedUnits distinct units among the failures: the sticky key's values, else hashes of
 *     bodies; {@link #MOST_UNITS} at most are kept apart
 * @param latency of requests that were answered, whatever the status
 * @param panes the same counts by time slice, oldest first: at most {@link #MOST_PANES}, slices
 *     without a request left out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ArmStats(
    String revision,
    boolean copies,
    Counts counts,
    long failedUnits,
    List<Bucket> latency,
    List<Pane> panes) {

  /** Distinct units of failures that are kept apart. */
  public static final int MOST_UNITS = 1024;

  /** Slices that are kept: one hour. */
  public static final int MOST_PANES = 360;

  /** Length of a slice in seconds; slices begin at multiples of it since the epoch. */
  public static final int PANE_SECONDS = 10;

  public ArmStats {
    latency = latency == null ? List.of() : List.copyOf(latency);
    panes = panes == null ? List.of() : List.copyOf(panes);
  }

  /**
   * Counts of requests that ended.
   *
   * @param requests all of them
   * @param failures connect errors, timeouts and answers of 500 to 599, without {@code bothFailed}
   * @param bothFailed failures that stable repeated on the same request: the request's fault
   * @param slow answered later than the table's latency limit, or not at all
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Counts(long requests, long failures, long bothFailed, long slow) {
    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts other) {
      return new Counts(
          requests + other.requests,
          failures + other.failures,
          bothFailed + other.bothFailed,
          slow + other.slow);
    }
  }

  /**
   * A time slice, by the time of dispatch.
   *
   * @param start seconds since the epoch, a multiple of {@link #PANE_SECONDS}
   * @param counts of requests that began in it and have ended
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Pane(long start, Counts counts) {}

  /**
   * A bucket of the latency histogram; buckets have two significant digits and are listed in
   * ascending order, empty ones left out.
   *
   * @param upTo greatest latency in it, microseconds until the first byte of the answer
   * @param requests at least 1
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Bucket(long upTo, long requests) {}
}
