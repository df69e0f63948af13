package dev.cairn.contract.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a router pod counted under one route table. A request belongs to the table at its dispatch.
 *
 * @param table id of the table
 * @param since when this pod began to use it, milliseconds since the epoch
 * @param arms the revisions of the table that got requests or copies
 * @param shadow comparison of answers; null when the table asks for none
 * @param unobserved requests to the predict path that were passed on unread, for their size
 * @param unreadable answers or requests in which a pointer found nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TableStats(
    String table,
    long since,
    List<ArmStats> arms,
    @Nullable PairStats shadow,
    long unobserved,
    long unreadable) {
  public TableStats {
    arms = arms == null ? List.of() : List.copyOf(arms);
  }
}
