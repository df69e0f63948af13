package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * Data that was trained on before; a run that asks for new data ends when it finds the same.
 *
 * @param name what was trained on it, such as "ModelVersion churn-3", for messages
 * @param digests digest of each channel, by its name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record KnownData(String name, Map<String, String> digests) {
  public KnownData {
    digests = digests == null ? Map.of() : Map.copyOf(digests);
  }
}
