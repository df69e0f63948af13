package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Input of the step verify: an artifact and its evidence are read where a ModelVersion says that
 * they are, and compared with their digests.
 *
 * @param artifact the model; bytes may be 0 when nobody said its size
 * @param evidence the document; absent: the version has none
 * @param maxBytes upper bound of the artifact's size
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 * @param storage how s3:// addresses are reached
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record VerifyInput(
    ArtifactRef artifact,
    @Nullable FileRef evidence,
    long maxBytes,
    List<String> allowedAddresses,
    List<StorageAccess> storage) {

  public VerifyInput {
    storage = storage == null ? List.of() : List.copyOf(storage);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
  }

  /** Of a version that is not in a bucket. */
  public VerifyInput(
      ArtifactRef artifact,
      @Nullable FileRef evidence,
      long maxBytes,
      List<String> allowedAddresses) {
    this(artifact, evidence, maxBytes, allowedAddresses, List.of());
  }
}
