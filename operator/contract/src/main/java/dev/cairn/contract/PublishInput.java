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
 * @param reports what stage left beside the artifact, from its result
 * @param predictorImage the image that predicted, as the node resolved it; absent: the trainer's
 * @param evaluation how the result is judged; absent: it is not
 * @param champion what it is compared with; absent: there is none, so this is a first version
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
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
    @Nullable ImageRef predictorImage,
    @Nullable EvaluationSpec evaluation,
    @Nullable Champion champion,
    List<String> allowedAddresses) {

  public PublishInput {
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
    spec = spec == null ? Map.of() : spec;
  }

  /** Of a run without an evaluation. */
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
        output, artifact, namespace, model, image, startedAt, spec, reports, null, null, null,
        List.of());
  }

  /** Of a run without an evaluation whose stage told nothing of its reports. */
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
