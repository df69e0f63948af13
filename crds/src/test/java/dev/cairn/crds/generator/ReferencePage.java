package dev.cairn.crds.generator;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference page: every field of every kind, from the same schema as the manifests. */
final class ReferencePage {
  private static final Map<String, String> SHARED =
      Map.of(
          ".pod", "Pod settings",
          ".storage[]", "Storage credentials",
          ".template.spec", "TrainingRun");

  private final StringBuilder page = new StringBuilder();
  private final Map<String, JSONSchemaProps> shared = new TreeMap<>();

  private ReferencePage() {}

  /** The whole page, as Markdown. */
  static String write() {
    ReferencePage reference = new ReferencePage();
    reference.line("# Reference of the API");
    reference.line("");
    reference.line("Made from the records, as the manifests are; README.md says how.");
    reference.line("`*` marks a required field. Fields without a default are absent unless given.");
    Kinds.ALL.forEach(reference::kind);
    reference.shared.forEach(reference::block);
    return reference.page.toString();
  }

  private void kind(Class<? extends CustomResource<?, ?>> type) {
    CustomResourceDefinition crd = CrdGenerator.definition(type);
    CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    heading(crd.getSpec().getNames().getKind());
    line(Objects.requireNonNullElse(root.getDescription(), ""));
    line("");
    line(
        "Short name `%s`. Columns: %s."
            .formatted(
                crd.getSpec().getNames().getShortNames().getFirst(),
                version.getAdditionalPrinterColumns().stream()
                    .map(CustomResourceColumnDefinition::getName)
                    .collect(Collectors.joining(", "))));
    table();
    properties("", root);
    rules(root);
  }

  private void block(String title, JSONSchemaProps schema) {
    heading(title);
    line(
        schema.getDescription() == null
            ? "Where object stores take their credentials from."
            : schema.getDescription());
    table();
    properties("", schema);
    rules(schema);
  }

  private void heading(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void table() {
    line("");
    line("| Field | Type | Meaning |");
    line("|---|---|---|");
  }

  private void properties(String path, JSONSchemaProps schema) {
    for (var property : new TreeMap<>(schema.getProperties()).entrySet()) {
      String below = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      boolean required = schema.getRequired().contains(property.getKey());
      row(below + (required ? "*" : ""), property.getValue());
      inside(below, property.getValue());
    }
  }

  private void inside(String path, JSONSchemaProps schema) {
    String where = path + (schema.getItems() == null ? "" : "[]");
    for (Map.Entry<String, String> block : SHARED.entrySet()) {
      if (where.endsWith(block.getKey())) {
        if (!"TrainingRun".equals(block.getValue())) {
          shared.putIfAbsent(
              block.getValue(), schema.getItems() == null ? schema : schema.getItems().getSchema());
        }
        return;
      }
    }
    if (schema.getItems() != null) {
      inside(path + "[]", schema.getItems().getSchema());
    } else if (schema.getAdditionalProperties() != null) {
      inside(path + "{}", schema.getAdditionalProperties().getSchema());
    } else if (schema.getProperties() != null) {
      properties(path, schema);
    }
  }

  private void row(String path, JSONSchemaProps schema) {
    line("| `%s` | %s | %s |".formatted(path, SchemaWords.type(schema), meaning(path, schema)));
  }

  private static String meaning(String path, JSONSchemaProps schema) {
    String text = Objects.requireNonNullElse(schema.getDescription(), "").replace("|", "\\|");
    String where = path.replace("*", "") + (schema.getItems() == null ? "" : "[]");
    for (Map.Entry<String, String> block : SHARED.entrySet()) {
      if (where.endsWith(block.getKey())) {
        text += " See “" + block.getValue() + "” on this page.";
      }
    }
    return schema.getDefault() == null ? text : text + " Default `" + schema.getDefault() + "`.";
  }

  private void rules(JSONSchemaProps root) {
    Map<String, String> messages = new TreeMap<>();
    SchemaWords.rules(
        "",
        root,
        (path, rule) -> messages.putIfAbsent(path + rule.getMessage(), sentence(path, rule)));
    if (!messages.isEmpty()) {
      line("");
      line("Rules:");
      line("");
      messages.values().forEach(this::line);
    }
  }

  private static String sentence(String path, ValidationRule rule) {
    String where = path.isEmpty() ? "" : "`" + path + "`: ";
    return "- " + where + String.valueOf(rule.getMessage()).replace("|", "\\|");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
