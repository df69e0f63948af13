package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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
    @Nullable StagedReports reports) {

  public PublishInput {
    spec = spec == null ? Map.of() : spec;
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
