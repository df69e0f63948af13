package dev.cairn.router.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.crds.model.DataType;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.model.SignatureColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {
  private static JsonNode json(String text) {
    return Objects.requireNonNull(parsed(text));
  }

  private static @Nullable JsonNode parsed(String text) {
    return Bodies.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a': 1}||1",
        "[{'a': 1}, {'a': 2}]||2",
        "{'instances': [{'a': 1}, {'a': 2}]}||2",
        "[]||0",
        "{'in': {'a': 1}}|/in|1",
        "{'in': [{'a': 1}]}|/in|1",
        "{'in': [1]}|/in|-1",
        "{'in': 1}|/in|-1",
        "{}|/in|-1",
        "[[1, 2]]||-1"
      })
  void findsRecords(String document, @Nullable String pointer, int count) {
    List<JsonNode> records =
        Bodies.records(json(document), pointer == null ? null : JsonPointer.compile(pointer));

    assertThat(records == null ? -1 : records.size()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id': 'c1'}|c1",
        "{'instances': [{'id': 7}, {'id': 8}]}|7",
        "{'id': 'top', 'instances': [{'a': 1}]}|top",
        "{'id': {'x': 1}}|",
        "{'id': null}|",
        "{}|"
      })
  void findsTheKeyInTheFirstRecordOrTheDocument(String document, @Nullable String key) {
    assertThat(Bodies.key(json(document), null, JsonPointer.compile("/id"))).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'predictions': [1, 2]}||[1,2]",
        "{'p': 0.5}||{\"p\":0.5}",
        "{'p': 0.5}|/p|0.5",
        "{'p': 0.5}|/q|"
      })
  void findsPredictions(String document, @Nullable String pointer, @Nullable String found) {
    JsonNode prediction =
        Bodies.prediction(json(document), pointer == null ? null : JsonPointer.compile(pointer));

    assertThat(prediction == null ? null : prediction.toString()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(value = {"''", "{", "{} {}", "nonsense"})
  void malformedBodiesAreNoDocument(String text) {
    assertThat(parsed(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1|1.04|true",
        "1|1.06|false",
        "100|105|true",
        "100|106|false",
        "0|0.05|true",
        "'a'|'a'|true",
        "'a'|'b'|false",
        "1|'1'|false",
        "true|true|true",
        "[1, 'a']|[1.01, 'a']|true",
        "[1, 'a']|[1.01, 'b']|false",
        "[1]|[1, 1]|false",
        "{'p': 1, 's': 0.5}|{'s': 0.51, 'p': 1}|true",
        "{'p': 1}|{'q': 1}|false",
        "{'p': 1}|{'p': 1, 'q': 1}|false"
      })
  void predictionsAgreeWithinTheTolerance(String stable, String candidate, boolean agree) {
    assertThat(Agreement.agree(json(stable), json(candidate), 0.05)).isEqualTo(agree);
  }

  @Test
  void sensitiveInputsAreLeftOutHoweverDeepTheyStand() {
    Signature signature =
        new Signature(
            List.of(
                new SignatureColumn("income", DataType.DOUBLE, null, null, List.of(), null, true)),
            List.of());
    JsonNode record = json("{'a': 1, 'income': 9, 'more': [{'income': 9, 'b': 2}]}");

    assertThat(Redaction.records(List.of(record), signature))
        .isEqualTo("[{\"a\":1,\"more\":[{\"b\":2}]}]");
    assertThat(Redaction.isSensitive(JsonPointer.compile("/more/0/income"), signature)).isTrue();
    assertThat(Redaction.isSensitive(JsonPointer.compile("/a"), signature)).isFalse();
  }
}
