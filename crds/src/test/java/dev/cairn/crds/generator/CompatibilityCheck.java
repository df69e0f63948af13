package dev.cairn.crds.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two versions of a CRD. Incompatible is what can break an object or a program that worked
 * with the older one: a property that is gone, of another type, newly required, or with fewer
 * values.
 */
final class CompatibilityCheck {
  private final List<String> findings = new ArrayList<>();

  private CompatibilityCheck() {}

  /** What is incompatible, one sentence each; empty when the newer CRD accepts all that was. */
  static List<String> compare(JsonNode older, JsonNode newer) {
    CompatibilityCheck check = new CompatibilityCheck();
    for (JsonNode version : older.path("spec").path("versions")) {
      String name = version.path("name").asText();
      JsonNode same = versionOf(newer, name);
      if (same.isMissingNode()) {
        check.findings.add("version " + name + " is gone");
      } else {
        check.schema("", rootOf(version), rootOf(same));
      }
    }
    return check.findings;
  }

  private void schema(String path, JsonNode older, JsonNode newer) {
    if (!typeOf(older).equals(typeOf(newer))) {
      findings.add(path + " was " + typeOf(older) + " and is " + typeOf(newer));
      return;
    }
    values(path, older.path("enum"), newer.path("enum"));
    for (String name : minus(texts(newer.path("required")), texts(older.path("required")))) {
      findings.add(path + "." + name + " is required and was not");
    }
    for (var property : older.path("properties").properties()) {
      String below = path + "." + property.getKey();
      JsonNode same = newer.path("properties").path(property.getKey());
      if (same.isMissingNode()) {
        findings.add(below + " is gone");
      } else {
        schema(below, property.getValue(), same);
      }
    }
    below(path + "[]", older.path("items"), newer.path("items"));
    below(path + "{}", older.path("additionalProperties"), newer.path("additionalProperties"));
  }

  private void below(String path, JsonNode older, JsonNode newer) {
    if (!older.isMissingNode()) {
      schema(path, older, newer);
    }
  }

  private void values(String path, JsonNode older, JsonNode newer) {
    if (newer.isMissingNode()) {
      return;
    }
    if (older.isMissingNode()) {
      findings.add(path + " accepted any value and now only " + texts(newer));
      return;
    }
    for (String value : minus(texts(older), texts(newer))) {
      findings.add(path + " no longer accepts " + value);
    }
  }

  private static String typeOf(JsonNode schema) {
    return schema.path("x-kubernetes-int-or-string").asBoolean()
        ? "int-or-string"
        : schema.path("type").asText("absent");
  }

  private static JsonNode versionOf(JsonNode crd, String name) {
    for (JsonNode version : crd.path("spec").path("versions")) {
      if (name.equals(version.path("name").asText())) {
        return version;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode rootOf(JsonNode version) {
    return version.path("schema").path("openAPIV3Schema");
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
