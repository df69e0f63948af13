package dev.cairn.router.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies. */
public final class Bodies {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final String INSTANCES = "instances";
  private static final String PREDICTIONS = "predictions";

  private Bodies() {}

  /** The document; null when the bytes are no JSON. */
  public static @Nullable JsonNode parse(byte[] bytes) {
    try {
      JsonNode document = MAPPER.readTree(bytes);
      return document == null || document.isMissingNode() ? null : document;
    } catch (IOException malformed) {
      // Not ours to report: the predictor says what it dislikes, unless the schema is enforced.
      return null;
    }
  }

  /**
   * The records of a request. Without a pointer: a record, a list of records, or {@code
   * {"instances": [...]}}.
   *
   * @return null when something else stands there
   */
  public static @Nullable List<JsonNode> records(JsonNode document, @Nullable JsonPointer pointer) {
    JsonNode place = pointer == null ? document : document.at(pointer);
    if (pointer == null && document.path(INSTANCES).isArray()) {
      place = document.path(INSTANCES);
    }
    if (place.isObject()) {
      return List.of(place);
    }
    if (!place.isArray()) {
      return null;
    }
    List<JsonNode> records = new ArrayList<>();
    for (JsonNode element : place) {
      if (!element.isObject()) {
        return null;
      }
      records.add(element);
    }
    return records;
  }

  /**
   * The prediction or predictions of an answer. Without a pointer: what stands at {@code
   * predictions}, else the whole document.
   *
   * @return null when there is nothing
   */
  public static @Nullable JsonNode prediction(JsonNode document, @Nullable JsonPointer pointer) {
    JsonNode place = pointer == null ? document : document.at(pointer);
    if (pointer == null && document.has(PREDICTIONS)) {
      place = document.get(PREDICTIONS);
    }
    return place.isMissingNode() ? null : place;
  }

  /**
   * A key as text: in the first record, else in the document.
   *
   * @return null when there is no plain value
   */
  public static @Nullable String key(
      JsonNode document, @Nullable JsonPointer features, JsonPointer pointer) {
    List<JsonNode> records = records(document, features);
    JsonNode found =
        records == null || records.isEmpty()
            ? document.at(pointer)
            : records.getFirst().at(pointer);
    if (!found.isValueNode()) {
      found = document.at(pointer);
    }
    return found.isValueNode() && !found.isNull() ? found.asText() : null;
  }
}
