package dev.cairn.controller.serving.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cairn.controller.kube.Digests;
import dev.cairn.crds.model.UnitKey;
import dev.cairn.crds.serving.RetryOnStable;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.ShadowPhase;
import dev.cairn.crds.serving.TrafficRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a route table that decides who gets which request and what its counters mean. Counts
 * of two tables may be added only when this is equal, so it makes the id; a port, a record level,
 * an image's digest that became known or the columns that a monitor wants do not.
 *
 * @param arms role, revision and weight of each backend
 * @param sticky what keeps a client on one revision
 * @param rules requests that go to one role whatever the weights
 * @param preview whether a header names the revision
 * @param shadow which share is copied, and when two answers agree
 * @param meaning what is counted as a request, a failure, a slow answer, a disagreement
 */
record Split(
    List<Arm> arms,
    @Nullable UnitKey sticky,
    List<TrafficRule> rules,
    boolean preview,
    @Nullable Copies shadow,
    Meaning meaning) {
  private static final int ID = 16;
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** A backend and its share. */
  record Arm(RevisionRole role, String revision, Integer weight) {}

  /** Percent of the requests that are copied, and how far two equal answers may lie apart. */
  record Copies(Integer percent, Double tolerance) {}

  /** What counters depend on. */
  record Meaning(
      @Nullable String predictPath,
      @Nullable String predictionPointer,
      @Nullable String timeout,
      @Nullable RetryOnStable retryOnStable,
      @Nullable String latencyLimit) {}

  /** The split of a table. */
  static Split of(RouteTable table) {
    ShadowPhase shadow = table.shadow();
    return new Split(
        table.backends().stream()
            .map(backend -> new Arm(backend.role(), backend.revision(), backend.weight()))
            .toList(),
        table.sticky(),
        table.rules(),
        Boolean.TRUE.equals(table.preview()),
        shadow == null ? null : new Copies(shadow.percent(), shadow.tolerance()),
        new Meaning(
            table.predictPath(),
            shadow == null ? null : table.predictionPointer(),
            table.timeout(),
            table.retryOnStable(),
            table.latencyLimit()));
  }

  /**
   * The id of a table with this split: 16 hexadecimal digits of a hash. The table before is part of
   * it, so that a split that comes back begins to count anew.
   *
   * @param uid of the InferenceService
   * @param previous id of the table before; empty when there was none
   */
  String id(String uid, String previous) {
    try {
      String text = CANONICAL.writeValueAsString(this);
      return Digests.prefix(uid + "\n" + previous + "\n" + text, ID);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is always JSON", e);
    }
  }
}
