package dev.cairn.router.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.crds.model.DataType;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.model.SignatureColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCheckTest {
  private static final Signature SIGNATURE =
      new Signature(
          List.of(
              column("age", DataType.LONG, 0.0, 120.0),
              column("income", DataType.DOUBLE, null, null),
              new SignatureColumn(
                  "plan", DataType.STRING, null, null, List.of("a", "b"), false, null),
              new SignatureColumn("member", DataType.BOOLEAN, null, null, List.of(), false, null)),
          List.of());

  private static SignatureColumn column(
      String name, DataType type, @Nullable Double min, @Nullable Double max) {
    return new SignatureColumn(name, type, min, max, List.of(), null, null);
  }

  private static JsonNode json(String text) {
    return Objects.requireNonNull(
        Bodies.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'age': 3, 'income': 1.5}|",
        "{'age': 3.0, 'income': 1, 'plan': 'a', 'member': true, 'more': []}|",
        "{'age': 3, 'income': 1, 'plan': null}|",
        "{'income': 1}|age is required",
        "{'age': null, 'income': 1}|age is required",
        "{'age': 3.5, 'income': 1}|age must be a whole number",
        "{'age': '3', 'income': 1}|age must be a whole number",
        "{'age': -1, 'income': 1}|age must be at least 0.0",
        "{'age': 121, 'income': 1}|age must be at most 120.0",
        "{'age': 3, 'income': 'much'}|income must be a number",
        "{'age': 3, 'income': 1, 'plan': 'c'}|plan must be one of the declared categories",
        "{'age': 3, 'income': 1, 'plan': 1}|plan must be text",
        "{'age': 3, 'income': 1, 'member': 'yes'}|member must be true or false"
      })
  void saysWhatIsWrong(String record, @Nullable String expected) {
    List<Violation> violations = SignatureCheck.check(SIGNATURE, List.of(json(record)));

    assertThat(violations)
        .extracting(violation -> violation.column() + " " + violation.problem())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void namesTheRecordAndListsNoMoreThanItsBound() {
    List<JsonNode> records = new ArrayList<>();
    records.add(json("{'age': 3, 'income': 1}"));
    for (int i = 0; i < 50; i++) {
      records.add(json("{}"));
    }

    List<Violation> violations = SignatureCheck.check(SIGNATURE, records);

    assertThat(violations).hasSize(SignatureCheck.MOST);
    assertThat(violations.getFirst()).isEqualTo(new Violation(1, "age", "is required"));
  }
}
