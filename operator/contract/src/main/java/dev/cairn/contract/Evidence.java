package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * evidence.json: what produced an artifact, written by publish beside it and bound to a
 * ModelVersion by digest. Its bytes are the digest's subject, so readers keep them and never write
 * it anew.
 *
 * @param evidenceVersion {@link #VERSION}
 * @param namespace where the run ran
 * @param run the run's name, also the version's
 * @param specHash hash of the run's spec
 * @param model the line of versions
 * @param startedAt ISO-8601 instant
 * @param publishedAt ISO-8601 instant
 * @param artifact the files
 * @param code Declared: said by the run, not checked; keys repository, revision
 * @param image Verified: read from the pod
 * @param datasets Verified: measured by fetch
 * @param parameters given to the trainer
 * @param metrics numbers by name; the trainer's own stand under "trainer."
 * @param absentMetrics metrics that are no finite number, with the reason
 * @param runtime how the version predicts; keys of the run's predictor
 * @param trigger why the run was made
 * @param predictorImage Verified: read from the pod; absent: the trainer's image predicts
 * @param evaluation what scoring found; absent: the run was not evaluated
 * @param signature columns of the model
 * @param profile summary of the training data
 * @param rowFilter Bloom filter of the rows that it was trained on
 * @param recipe the run's spec with its pins released: a TrainingRun made from it trains on what is
 *     new
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Evidence(
    String evidenceVersion,
    String namespace,
    String run,
    String specHash,
    String model,
    String startedAt,
    String publishedAt,
    ArtifactRef artifact,
    @Nullable Map<String, Object> code,
    @Nullable ImageRef image,
    List<DatasetFact> datasets,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Map<String, String> absentMetrics,
    @Nullable Map<String, Object> runtime,
    @Nullable Map<String, Object> trigger,
    @Nullable ImageRef predictorImage,
    @Nullable EvaluationReport evaluation,
    @Nullable ModelSignature signature,
    @Nullable ProfileSummary profile,
    @Nullable FileRef rowFilter,
    Map<String, Object> recipe) {

  /** Version of this document's shape. */
  public static final String VERSION = "v1";

  /** File name beside the artifact. */
  public static final String FILE = "evidence.json";

  public Evidence {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    absentMetrics = absentMetrics == null ? Map.of() : Map.copyOf(absentMetrics);
    recipe = recipe == null ? Map.of() : recipe;
  }

  /** Of a run without an evaluation. */
  public Evidence(
      String evidenceVersion,
      String namespace,
      String run,
      String specHash,
      String model,
      String startedAt,
      String publishedAt,
      ArtifactRef artifact,
      @Nullable Map<String, Object> code,
      @Nullable ImageRef image,
      List<DatasetFact> datasets,
      Map<String, String> parameters,
      Map<String, Double> metrics,
      Map<String, String> absentMetrics,
      @Nullable Map<String, Object> runtime,
      @Nullable Map<String, Object> trigger,
      Map<String, Object> recipe) {
    this(
        evidenceVersion,
        namespace,
        run,
        specHash,
        model,
        startedAt,
        publishedAt,
        artifact,
        code,
        image,
        datasets,
        parameters,
        metrics,
        absentMetrics,
        runtime,
        trigger,
        null,
        null,
        null,
        null,
        null,
        recipe);
  }
}
