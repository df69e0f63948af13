package dev.cairn.controller.training.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.controller.kube.Digests;
import dev.cairn.crds.training.TrainingRunSpec;
import java.util.List;

/**
 * Identity of what a run does: everything in its spec that differs from the defaults, but the two
 * fields that a person may change while it runs. Without the defaults, so that a field which a
 * newer version adds with a default leaves the identity of every older run as it is.
 */
public final class SpecHash {
  private static final List<String> CHANGEABLE = List.of("suspend", "ttlAfterFinished");
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** A spec that says nothing; its output says nothing either. */
  private static final ObjectNode DEFAULTS = CANONICAL.valueToTree(nothing());

  private SpecHash() {}

  /** sha256:… of the spec's canonical JSON. */
  public static String of(TrainingRunSpec spec) {
    return digest(meant(spec));
  }

  /**
   * sha256:… of the spec without its pins and its cause: runs with the same one do the same work,
   * each on what is there at its time.
   */
  public static String ofRecipe(TrainingRunSpec spec) {
    ObjectNode tree = meant(spec);
    tree.remove("trigger");
    tree.path("datasets").forEach(dataset -> ((ObjectNode) dataset).remove("digest"));
    return digest(tree);
  }

  private static ObjectNode meant(TrainingRunSpec spec) {
    ObjectNode tree = without(CANONICAL.valueToTree(spec), DEFAULTS);
    tree.remove(CHANGEABLE);
    return tree;
  }

  private static String digest(ObjectNode tree) {
    try {
      return Digests.of(CANONICAL.writeValueAsString(CANONICAL.treeToValue(tree, Object.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static TrainingRunSpec nothing() {
    try {
      return CANONICAL.readValue("{\"output\": {}}", TrainingRunSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every part of a spec may be absent to the mapper", e);
    }
  }

  private static ObjectNode without(ObjectNode tree, JsonNode defaults) {
    ObjectNode kept = CANONICAL.createObjectNode();
    tree.forEachEntry(
        (name, value) -> {
          JsonNode known = defaults.path(name);
          JsonNode own = value.isObject() ? without((ObjectNode) value, known) : value;
          boolean saysNothing = value.equals(known) || (own.isObject() && own.isEmpty());
          if (!saysNothing) {
            kept.set(name, own);
          }
        });
    return kept;
  }
}
