package dev.cairn.crds.generator;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.function.Consumer;

/** Puts a schema into its final form. */
final class SchemaTidy {
  private static final String UNRECOGNISED = "Unrecognised";

  private SchemaTidy() {}

  /** Orders, removes doubles and the default constants of enums. */
  static void tidy(JSONSchemaProps root) {
    everywhere(
        root,
        schema -> {
          // A record's annotation reaches field and accessor: the generator emits its rules twice.
          schema.setXKubernetesValidations(
              new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
          schema.setEnum(
              schema.getEnum().stream()
                  .filter(value -> !UNRECOGNISED.equals(value.asText()))
                  .sorted(Comparator.comparing(JsonNode::asText))
                  .toList());
        });
  }

  /** Removes defaults: what the operator writes into a status is all that it says. */
  static void withoutDefaults(JSONSchemaProps root) {
    everywhere(root, schema -> schema.setDefault(null));
  }

  private static void everywhere(JSONSchemaProps schema, Consumer<JSONSchemaProps> change) {
    change.accept(schema);
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(property -> everywhere(property, change));
    }
    if (schema.getItems() != null) {
      everywhere(schema.getItems().getSchema(), change);
    }
    if (schema.getAdditionalProperties() != null
        && schema.getAdditionalProperties().getSchema() != null) {
      everywhere(schema.getAdditionalProperties().getSchema(), change);
    }
  }
}
