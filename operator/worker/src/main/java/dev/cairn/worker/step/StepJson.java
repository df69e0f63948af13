package dev.cairn.worker.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The worker's JSON. What it writes is one line of ASCII with map entries in order of their keys,
 * so that equal content has equal bytes and any log carries it unchanged.
 */
public final class StepJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private StepJson() {}

  /** For readers that need more than {@link #read}. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** One compact line without a line break at its end. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /**
   * Reads a step's input.
   *
   * @throws StepFailure InvalidSpec when the text is no such document
   */
  public static <T> T read(String text, Class<T> type) throws StepFailure {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw StepFailure.invalid("the step's input is null instead of a " + type.getSimpleName());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw StepFailure.invalid(
          "the step's input is no %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()));
    }
  }
}
