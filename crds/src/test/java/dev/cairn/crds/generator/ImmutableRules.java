package dev.cairn.crds.generator;

import dev.cairn.crds.schema.Immutable;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Transition rules on a kind's own spec: one per property, so that the refusal names it. */
final class ImmutableRules {
  private ImmutableRules() {}

  /** Adds the rules of an annotation to the spec of its kind. */
  static void add(Immutable immutable, JSONSchemaProps spec) {
    List<String> paths = new ArrayList<>(Arrays.asList(immutable.value()));
    if (paths.isEmpty()) {
      paths.addAll(spec.getProperties().keySet());
      paths.removeAll(Arrays.asList(immutable.except()));
    }
    List<ValidationRule> rules = new ArrayList<>(spec.getXKubernetesValidations());
    paths.stream().sorted().map(path -> rule(path, immutable.remedy())).forEach(rules::add);
    spec.setXKubernetesValidations(rules);
  }

  private static ValidationRule rule(String path, String remedy) {
    ValidationRule rule = new ValidationRule();
    rule.setRule(unchanged("self", "oldSelf", path));
    rule.setMessage("spec." + path + " is immutable: " + remedy);
    rule.setReason("FieldValueForbidden");
    rule.setFieldPath("." + path);
    return rule;
  }

  /** Both absent, or both there and the same: unset-then-set is a change too. */
  private static String unchanged(String now, String before, String path) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    String here = now + "." + head;
    String there = before + "." + head;
    String same =
        dot < 0
            ? here + " == " + there
            : "(" + unchanged(here, there, path.substring(dot + 1)) + ")";
    return "has(%s) == has(%s) && (!has(%s) || %s)".formatted(here, there, here, same);
  }
}
