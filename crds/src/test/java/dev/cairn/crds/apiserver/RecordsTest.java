package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.crds.meta.ApiMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records hold whatever a valid object holds. */
class RecordsTest {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  static List<ObjectFile> valid() {
    return ObjectFile.in("valid");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void nothingThatAFileSaysIsLost(ObjectFile file) throws Exception {
    JsonNode said = file.tree().path("spec");

    JsonNode kept = MAPPER.valueToTree(MAPPER.treeToValue(file.tree(), file.type()).getSpec());

    assertThat(lost("spec", said, kept)).isEmpty();
  }

  private static List<String> lost(String path, JsonNode said, JsonNode kept) {
    List<String> lost = new ArrayList<>();
    if (said.isObject()) {
      said.properties()
          .forEach(
              field ->
                  lost.addAll(
                      lost(
                          path + "." + field.getKey(),
                          field.getValue(),
                          kept.path(field.getKey()))));
    } else if (said.isArray()) {
      for (int i = 0; i < said.size(); i++) {
        lost.addAll(lost(path + "[" + i + "]", said.path(i), kept.path(i)));
      }
    } else if (!isSame(said, kept)) {
      lost.add(path + ": " + said + " became " + kept);
    }
    return lost;
  }

  private static boolean isSame(JsonNode said, JsonNode kept) {
    if (said.isNumber() && kept.isNumber()) {
      return said.asDouble() == kept.asDouble();
    }
    return said.asText().equals(kept.asText())
        && (said.asText().isEmpty() || !kept.isMissingNode());
  }
}
