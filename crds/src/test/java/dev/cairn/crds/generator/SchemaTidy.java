package dev.cairn.crds.generator;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;

/** Puts a schema into its final form. */
final class SchemaTidy {
  private static final String UNRECOGNISED = "Unrecognised";

  private SchemaTidy() {}

  /** Tidies a schema and everything below it. */
  static void tidy(JSONSchemaProps schema) {
    // A record's annotation reaches field and accessor, so that the generator emits its rules
    // twice.
    schema.setXKubernetesValidations(
        new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    schema.setEnum(
        schema.getEnum().stream()
            .filter(value -> !UNRECOGNISED.equals(value.asText()))
            .sorted(Comparator.comparing(JsonNode::asText))
            .toList());
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(SchemaTidy::tidy);
    }
    if (schema.getItems() != null) {
      tidy(schema.getItems().getSchema());
    }
    if (schema.getAdditionalProperties() != null
        && schema.getAdditionalProperties().getSchema() != null) {
      tidy(schema.getAdditionalProperties().getSchema());
    }
  }
}
