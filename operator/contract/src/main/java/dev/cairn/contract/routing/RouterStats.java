package dev.cairn.contract.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Answer of a router pod to GET {@link RouterPaths#STATS}: what it has counted since it started.
 * Counts of a table only grow; a pod that restarts is another pod.
 *
 * @param pod name of the pod
 * @param podUid UID of the pod; with a table's id the key of its counts
 * @param at when this was read, milliseconds since the epoch, by the router's clock
 * @param services each InferenceService that the pod routes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RouterStats(String pod, String podUid, long at, List<ServiceStats> services) {
  public RouterStats {
    services = services == null ? List.of() : List.copyOf(services);
  }
}
