package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Input of the step load: a model is brought to the server that serves it.
 *
 * @param artifact the model; bytes may be 0 when nobody said its size
 * @param predictor true: the program that runs a handler is brought, too, to {@link
 *     StepPaths#SERVE}; absent: the image has its own server
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 * @param storage how s3:// addresses are reached
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LoadInput(
    ArtifactRef artifact,
    @Nullable Boolean predictor,
    List<String> allowedAddresses,
    List<StorageAccess> storage) {

  public LoadInput {
    storage = storage == null ? List.of() : List.copyOf(storage);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
  }
}
