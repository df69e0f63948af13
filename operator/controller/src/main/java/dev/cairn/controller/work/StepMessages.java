package dev.cairn.controller.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StepResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what worker steps say, and writes what they are told. */
public final class StepMessages {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          // The same input is the same text, whatever the order of a map in memory.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private StepMessages() {}

  /**
   * A step's termination message; empty when it is none of ours (the step was killed before it
   * could speak).
   */
  public static Optional<StepResult> result(@Nullable StepView step) {
    return result(step == null ? null : step.message());
  }

  /** The same of the message itself. */
  public static Optional<StepResult> result(@Nullable String message) {
    if (message == null || !message.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(message, StepResult.class))
          .filter(said -> said.step() != null && said.reason() != null && said.message() != null);
    } catch (JsonProcessingException e) {
      return Optional
          .empty(); // cut or foreign text: as good as none, and FailurePolicy shows it as it is
    }
  }

  /** The evidence document; empty when the text is none. */
  public static Optional<Evidence> evidence(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, Evidence.class))
          .filter(evidence -> evidence.artifact() != null);
    } catch (JsonProcessingException e) {
      return Optional
          .empty(); // its digest was right, so another version of Cairn wrote it: the plan says so
    }
  }

  /** What a Job tells its step publish; empty when another version of Cairn told it otherwise. */
  static Optional<PublishInput> publishInput(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, PublishInput.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // then the run's own objects say what they know
    }
  }

  /** A step's input as the text of its environment variable. */
  public static String input(Object input) {
    try {
      return JSON.writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the contract is always JSON", e);
    }
  }
}
