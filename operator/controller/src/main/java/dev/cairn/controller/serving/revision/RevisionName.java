package dev.cairn.controller.serving.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Names;

/**
 * The name of a revision: the service's and a hash of what its pods are. A field that a newer
 * version adds leaves the names of older revisions as they are, since what says nothing is not
 * hashed.
 */
final class RevisionName {
  /** Hexadecimal digits: with 54 of the service and a hyphen they fit a Service's name. */
  private static final int HASH = 8;

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private RevisionName() {}

  /**
   * The name, at most 63 characters.
   *
   * @param service name of the InferenceService
   * @param modelVersion name of the ModelVersion
   * @param artifactDigest digest of its artifact
   * @param template what its pods are made from
   */
  static String of(
      String service, String modelVersion, String artifactDigest, PredictorTemplate template) {
    ObjectNode tree = CANONICAL.createObjectNode();
    tree.put("modelVersion", modelVersion);
    tree.put("artifact", artifactDigest);
    tree.put("image", template.image());
    tree.set("predictor", meant(CANONICAL.valueToTree(template.predictor())));
    tree.set("pod", meant(CANONICAL.valueToTree(template.pod())));
    tree.set("storage", CANONICAL.valueToTree(template.storage()));
    return Names.child(service, Digests.prefix(text(tree), HASH));
  }

  /** Without what says nothing: empty objects at any depth. */
  private static ObjectNode meant(ObjectNode tree) {
    ObjectNode kept = CANONICAL.createObjectNode();
    tree.forEachEntry(
        (name, value) -> {
          JsonNode own = value.isObject() ? meant((ObjectNode) value) : value;
          if (!own.isNull() && !(own.isContainerNode() && own.isEmpty())) {
            kept.set(name, own);
          }
        });
    return kept;
  }

  private static String text(ObjectNode tree) {
    try {
      return CANONICAL.writeValueAsString(CANONICAL.treeToValue(tree, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
