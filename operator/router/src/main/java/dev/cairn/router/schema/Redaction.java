package dev.cairn.router.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.model.SignatureColumn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes sensitive inputs out of what is recorded. */
public final class Redaction {
  private Redaction() {}

  /** The records as JSON, without the fields of sensitive inputs, however deep they stand. */
  public static String records(List<JsonNode> records, Signature signature) {
    Set<String> sensitive =
        signature.inputs().stream()
            .filter(SignatureColumn::sensitiveOrDefault)
            .map(SignatureColumn::name)
            .collect(Collectors.toSet());
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    records.forEach(record -> all.add(without(record, sensitive)));
    return all.toString();
  }

  /** Whether a pointer passes through a sensitive input. */
  public static boolean isSensitive(JsonPointer pointer, Signature signature) {
    for (JsonPointer part = pointer; part != null && !part.matches(); part = part.tail()) {
      String name = part.getMatchingProperty();
      if (signature.inputs().stream()
          .anyMatch(column -> column.sensitiveOrDefault() && column.name().equals(name))) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode without(JsonNode node, Set<String> names) {
    if (node.isArray()) {
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> kept.add(without(element, names)));
      return kept;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    node.properties().stream()
        .filter(field -> !names.contains(field.getKey()))
        .forEach(field -> kept.set(field.getKey(), without(field.getValue(), names)));
    return kept;
  }
}
