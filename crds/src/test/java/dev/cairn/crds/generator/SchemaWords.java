package dev.cairn.crds.generator;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Says in words what a schema says. */
final class SchemaWords {
  private SchemaWords() {}

  /** Type with bounds, short. */
  static String type(JSONSchemaProps schema) {
    if (!schema.getEnum().isEmpty()) {
      return schema.getEnum().stream().map(JsonNode::asText).collect(Collectors.joining(" \\| "));
    }
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      return "quantity";
    }
    if (schema.getItems() != null) {
      return "list of " + type(schema.getItems().getSchema()) + most(schema.getMaxItems());
    }
    if (schema.getAdditionalProperties() != null) {
      return "map of "
          + type(schema.getAdditionalProperties().getSchema())
          + most(schema.getMaxProperties());
    }
    return plain(schema);
  }

  private static String plain(JSONSchemaProps schema) {
    if ("date-time".equals(schema.getFormat())) {
      return "time";
    }
    List<String> bounds = new ArrayList<>();
    if (schema.getMinimum() != null) {
      bounds.add(
          (Boolean.TRUE.equals(schema.getExclusiveMinimum()) ? "> " : "≥ ")
              + number(schema.getMinimum()));
    }
    if (schema.getMaximum() != null) {
      bounds.add("≤ " + number(schema.getMaximum()));
    }
    return schema.getType() + (bounds.isEmpty() ? "" : " " + String.join(", ", bounds));
  }

  /** Every rule that a schema and what is below it holds, with the path that it is about. */
  static void rules(String path, JSONSchemaProps schema, BiConsumer<String, ValidationRule> to) {
    schema.getXKubernetesValidations().forEach(rule -> to.accept(path, rule));
    if (schema.getProperties() != null) {
      for (var property : new TreeMap<>(schema.getProperties()).entrySet()) {
        boolean top = path.isEmpty();
        if (!"status".equals(property.getKey()) || !top) {
          rules(top ? property.getKey() : path + "." + property.getKey(), property.getValue(), to);
        }
      }
    }
    if (schema.getItems() != null) {
      rules(path + "[]", schema.getItems().getSchema(), to);
    }
  }

  private static String most(Long count) {
    return count == null ? "" : " (≤ " + count + ")";
  }

  private static String number(Double value) {
    return value == Math.rint(value) ? String.valueOf(value.longValue()) : String.valueOf(value);
  }
}
