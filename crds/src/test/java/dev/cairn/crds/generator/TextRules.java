package dev.cairn.crds.generator;

import dev.cairn.crds.meta.GoDurations;
import dev.cairn.crds.schema.GoDuration;
import dev.cairn.crds.schema.LabelMap;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Formats of strings as schema: bounds and patterns for every tool, CEL with a message for people.
 */
final class TextRules {
  private static final long LONGEST_DURATION = 40;

  private TextRules() {}

  /** Applies a format. */
  static void apply(TextFormat format, JSONSchemaProps schema) {
    if (format == TextFormat.QUANTITY) {
      quantity(schema);
      return;
    }
    if (schema.getMaxLength() == null) {
      schema.setMaxLength((long) format.maxLength());
    }
    if (format == TextFormat.TIME) {
      schema.setFormat("date-time");
    }
    if (format.pattern() != null) {
      schema.setPattern(format.pattern());
    }
    if (format.rule() != null) {
      rule(schema, format.rule(), Objects.requireNonNull(format.message()));
    }
  }

  /** Applies a duration with bounds. */
  static void apply(GoDuration bounds, JSONSchemaProps schema) {
    schema.setMaxLength(LONGEST_DURATION);
    schema.setPattern(GoDurations.PATTERN);
    // Six digits of hours four times overflow the CEL type, so they never reach duration().
    String sane =
        "self.matches('"
            + GoDurations.PATTERN.replace("\\", "\\\\")
            + "')"
            + " && !self.matches('[0-9]{6}[.0-9]*h')";
    rule(
        schema,
        "%s && duration(self) >= duration('%s') && duration(self) <= duration('%s')"
            .formatted(sane, bounds.min(), bounds.max()),
        "must be a duration such as 90s, 15m or 1h30m, from %s to %s"
            .formatted(bounds.min(), bounds.max()));
  }

  /** Keys of a map match a regular expression. */
  static void keys(String pattern, JSONSchemaProps schema) {
    rule(schema, allKeys(pattern), "every name must match " + pattern);
  }

  /** Keys of a map have the form of label keys. */
  static void labelKeys(LabelMap annotation, JSONSchemaProps schema) {
    rule(
        schema,
        allKeys(Objects.requireNonNull(TextFormat.LABEL_KEY.pattern())),
        "every name must look like team or example.org/team, at most 63 characters after the slash");
    if (annotation.refuseOwn()) {
      rule(
          schema,
          "!self.exists(key, key.matches('^(.*[.])?cairn[.]dev/|^app[.]kubernetes[.]io/'))",
          "keys of cairn.dev/ and app.kubernetes.io/ are set by the operator; use your own prefix");
    }
  }

  private static String allKeys(String pattern) {
    return "self.all(key, key.matches('" + pattern + "'))";
  }

  private static void quantity(JSONSchemaProps schema) {
    schema.setType(null);
    schema.setXKubernetesIntOrString(true);
    schema.setAnyOf(List.of(ofType("integer"), ofType("string")));
    schema.setMinimum(0.0);
    schema.setMaxLength((long) TextFormat.QUANTITY.maxLength());
    schema.setPattern(TextFormat.QUANTITY.pattern());
    // Numbers and texts are one CEL type whose size nothing bounds, so each call here is dear.
    rule(
        schema,
        "isQuantity(string(self)) && quantity(string(self)).isLessThan(quantity('1E'))",
        "must be a quantity such as 500m, 2 or 4Gi, at least 0 and below 1E");
  }

  private static JSONSchemaProps ofType(String type) {
    return new JSONSchemaPropsBuilder().withType(type).build();
  }

  /** Adds a rule. */
  static void rule(JSONSchemaProps schema, String rule, String message) {
    ValidationRule added = new ValidationRule();
    added.setRule(rule);
    added.setMessage(message);
    List<ValidationRule> all = new ArrayList<>(schema.getXKubernetesValidations());
    all.add(added);
    schema.setXKubernetesValidations(all);
  }
}
