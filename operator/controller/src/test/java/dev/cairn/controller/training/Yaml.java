package dev.cairn.controller.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.crds.meta.ApiMapper;

/** Reads and writes objects of tests as YAML. */
public final class Yaml {
  private static final ObjectMapper OBJECTS =
      ApiMapper.objectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final YAMLMapper TEXT =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private Yaml() {}

  public static JsonNode tree(String yaml) {
    try {
      return TEXT.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no YAML: " + yaml, e);
    }
  }

  public static <T> T read(String yaml, Class<T> type) {
    return read(tree(yaml), type);
  }

  public static <T> T read(JsonNode tree, Class<T> type) {
    return OBJECTS.convertValue(tree, type);
  }

  public static String write(Object object) {
    try {
      return TEXT.writeValueAsString(OBJECTS.<JsonNode>valueToTree(object));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written: " + object, e);
    }
  }

  /** A tree with another laid over it: maps are merged, null removes, anything else replaces. */
  public static JsonNode merged(JsonNode base, JsonNode over) {
    if (!(base instanceof ObjectNode) || !(over instanceof ObjectNode)) {
      return over;
    }
    ObjectNode result = base.deepCopy();
    over.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isNull()) {
                result.remove(entry.getKey());
              } else {
                result.set(entry.getKey(), merged(result.path(entry.getKey()), value));
              }
            });
    return result;
  }
}
