package dev.cairn.contract.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service in one router pod.
 *
 * @param service name of the InferenceService
 * @param uid its UID
 * @param table id of the route table by which requests are split now: what the pod acknowledges;
 *     null before the first one
 * @param inFlight requests of any table that wait for an answer, by revision; revisions without any
 *     are left out
 * @param tripped since when this pod treats the candidate's weight of the present table as 0 by
 *     itself, milliseconds since the epoch; null when it does not
 * @param tables counts of the present table and of those before it, newest first, at most {@link
 *     #MOST_TABLES}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceStats(
    String service,
    String uid,
    @Nullable String table,
    List<InFlight> inFlight,
    @Nullable Long tripped,
    List<TableStats> tables) {

  /** So many tables are kept; a rollout judges the counts of the present one. */
  public static final int MOST_TABLES = 4;

  public ServiceStats {
    inFlight = inFlight == null ? List.of() : List.copyOf(inFlight);
    tables = tables == null ? List.of() : List.copyOf(tables);
  }

  /**
   * Requests of a revision that wait for an answer; copies of shadowing count.
   *
   * @param revision name of the revision
   * @param requests at least 1
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record InFlight(String revision, long requests) {}
}
