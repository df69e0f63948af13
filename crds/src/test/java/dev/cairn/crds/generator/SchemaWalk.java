package dev.cairn.crds.generator;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;

/** Lists a schema with everything below it. */
final class SchemaWalk {
  private SchemaWalk() {}

  /** One schema; path is dotted, with [] for items of a list and {} for values of a map. */
  record Node(String path, String name, JSONSchemaProps schema) {
    boolean isProperty() {
      return !name.isEmpty();
    }
  }

  /** Everything below a root. */
  static List<Node> nodes(JSONSchemaProps root) {
    List<Node> nodes = new ArrayList<>();
    properties("", root, nodes);
    return nodes;
  }

  private static void properties(String path, JSONSchemaProps schema, List<Node> to) {
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, property) ->
                  add(new Node(path.isEmpty() ? name : path + "." + name, name, property), to));
    }
    if (schema.getItems() != null) {
      add(new Node(path + "[]", "", schema.getItems().getSchema()), to);
    }
    if (schema.getAdditionalProperties() != null) {
      add(new Node(path + "{}", "", schema.getAdditionalProperties().getSchema()), to);
    }
  }

  private static void add(Node node, List<Node> to) {
    to.add(node);
    properties(node.path(), node.schema(), to);
  }
}
