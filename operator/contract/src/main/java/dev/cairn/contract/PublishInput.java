package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Input of the step publish.
 *
 * @param output where stage left the partial directory and where the whole goes
 * @param artifact what stage measured; absent when fetch found the run published already
 * @param namespace the run's namespace
 * @param model the line of versions that the result joins
 * @param image the trainer's image as the node resolved it
 * @param startedAt ISO-8601 instant at which the run started
 * @param spec the run's spec, as data: source of the recipe, of code, parameters, trigger and
 *     runtime
 * @param reports what stage left beside the artifact, from its result; absent: not compared
 * @param storage how s3:// addresses are reached
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PublishInput(
    OutputPlace output,
    @Nullable ArtifactRef artifact,
    String namespace,
    String model,
    @Nullable ImageRef image,
    String startedAt,
    Map<String, Object> spec,
    @Nullable StagedReports reports,
    List<StorageAccess> storage,
    List<String> allowedAddresses) {

  public PublishInput {
    spec = spec == null ? Map.of() : spec;
    storage = storage == null ? List.of() : List.copyOf(storage);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
  }

  /** An input for an output on a claim. */
  public PublishInput(
      OutputPlace output,
      @Nullable ArtifactRef artifact,
      String namespace,
      String model,
      @Nullable ImageRef image,
      String startedAt,
      Map<String, Object> spec,
      @Nullable StagedReports reports) {
    this(
        output,
        artifact,
        namespace,
        model,
        image,
        startedAt,
        spec,
        reports,
        List.of(),
        List.of());
  }

  /** An input for a run whose stage told nothing of its reports, or where nothing was staged. */
  public PublishInput(
      OutputPlace output,
      @Nullable ArtifactRef artifact,
      String namespace,
      String model,
      @Nullable ImageRef image,
      String startedAt,
      Map<String, Object> spec) {
    this(output, artifact, namespace, model, image, startedAt, spec, null);
  }
}
