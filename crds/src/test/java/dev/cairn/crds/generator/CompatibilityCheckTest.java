package dev.cairn.crds.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompatibilityCheckTest {
  private static final String OLDER =
      "{type: object, required: [a], properties: {a: {type: string, enum: [x, y]}, b: {type: integer},"
          + " c: {type: array, items: {type: object, properties: {d: {type: string}}}}}}";

  @Test
  void acceptsANewOptionalPropertyAndANewValue() {
    String newer =
        OLDER.replace("enum: [x, y]", "enum: [x, y, z]").replace("b: {", "e: {type: string}, b: {");

    assertThat(compare(OLDER, newer)).isEmpty();
  }

  @Test
  void refusesARemovedProperty() {
    assertThat(compare(OLDER, OLDER.replace(" b: {type: integer},", "")))
        .containsExactly(".b is gone");
  }

  @Test
  void refusesARemovedPropertyOfAListsItems() {
    assertThat(compare(OLDER, OLDER.replace("d: {type: string}", "")))
        .containsExactly(".c[].d is gone");
  }

  @Test
  void refusesAnotherType() {
    assertThat(compare(OLDER, OLDER.replace("b: {type: integer}", "b: {type: string}")))
        .containsExactly(".b was integer and is string");
  }

  @Test
  void refusesANewRequiredProperty() {
    assertThat(compare(OLDER, OLDER.replace("required: [a]", "required: [a, b]")))
        .containsExactly(".b is required and was not");
  }

  @Test
  void refusesFewerValues() {
    assertThat(compare(OLDER, OLDER.replace("enum: [x, y]", "enum: [x]")))
        .containsExactly(".a no longer accepts y");
  }

  @Test
  void refusesValuesWhereAnyWasAccepted() {
    assertThat(compare(OLDER, OLDER.replace("d: {type: string", "d: {type: string, enum: [p]")))
        .containsExactly(".c[].d accepted any value and now only [p]");
  }

  @Test
  void refusesARemovedVersion() {
    assertThat(
            CompatibilityCheck.compare(
                crd("v1", OLDER), CrdGenerator.read("{spec: {versions: []}}")))
        .containsExactly("version v1 is gone");
  }

  private static List<String> compare(String older, String newer) {
    return CompatibilityCheck.compare(crd("v1", older), crd("v1", newer));
  }

  private static JsonNode crd(String version, String schema) {
    return CrdGenerator.read(
        "{spec: {versions: [{name: %s, schema: {openAPIV3Schema: %s}}]}}"
            .formatted(version, schema));
  }
}
