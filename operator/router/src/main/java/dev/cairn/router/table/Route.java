package dev.cairn.router.table;

import com.fasterxml.jackson.core.JsonPointer;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.router.api.ServiceRoute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service's table, read once.
 *
 * @param source what it was made of
 * @param arms the revisions
 * @param timeoutMillis longest wait for the first byte of one attempt
 * @param latencyLimitMicros answers that come later are slow; {@link Long#MAX_VALUE} without limit
 * @param predictPath the path whose requests are counted, copied, checked and recorded
 * @param pointers where things stand in requests and answers
 */
public record Route(
    ServiceRoute source,
    List<Arm> arms,
    long timeoutMillis,
    long latencyLimitMicros,
    String predictPath,
    Pointers pointers) {
  public Route {
    arms = List.copyOf(arms);
  }

  /**
   * JSON pointers; null ones were not given.
   *
   * @param features record or records in a request
   * @param prediction prediction or predictions in an answer
   * @param sticky the key of a client in a record
   * @param key the key by which a record is found again
   */
  public record Pointers(
      @Nullable JsonPointer features,
      @Nullable JsonPointer prediction,
      @Nullable JsonPointer sticky,
      @Nullable JsonPointer key) {}

  /** The table as it came. */
  public RouteTable table() {
    return source.table();
  }

  /** The arm of a role; null when the table has none. */
  public @Nullable Arm arm(RevisionRole role) {
    for (Arm arm : arms) {
      if (arm.role() == role) {
        return arm;
      }
    }
    return null;
  }
}
