package dev.cairn.controller.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.controller.kube.Digests;
import dev.cairn.crds.training.TrainingRunSpec;
import java.util.List;

/**
 * Identity of what a run does: everything in its spec but the two fields that a person may change
 * while it runs.
 */
final class SpecHash {
  private static final List<String> CHANGEABLE = List.of("suspend", "ttlAfterFinished");
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private SpecHash() {}

  /** sha256:… of the spec's canonical JSON. */
  static String of(TrainingRunSpec spec) {
    ObjectNode tree = CANONICAL.valueToTree(spec);
    tree.remove(CHANGEABLE);
    try {
      return Digests.of(CANONICAL.writeValueAsString(CANONICAL.treeToValue(tree, Object.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
