package dev.cairn.controller.serving.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.crds.model.FeatureEnrichment;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.model.Protocol;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a revision's server is spoken to, with the defaults filled in.
 *
 * @param protocol what it speaks
 * @param predictPath path that predicts
 * @param featuresPointer JSON pointer to the record or records of a request; null: the router looks
 *     for a record, a list of records, or "instances"
 * @param predictionPointer JSON pointer to the prediction in an answer; null: what stands at
 *     "predictions", else the whole answer
 * @param enrich online features that are added to requests
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Speaks(
    Protocol protocol,
    String predictPath,
    @Nullable String featuresPointer,
    @Nullable String predictionPointer,
    List<FeatureEnrichment> enrich) {

  /** Port of a server that names none. */
  static final int DEFAULT_PORT = 8080;

  /** Path that predicts unless another is named; of a handler's server always. */
  static final String DEFAULT_PREDICT_PATH = "/predict";

  /** Path that answers 200 once the model is loaded, in the same way. */
  static final String DEFAULT_READINESS_PATH = "/healthz";

  /**
   * A handler's server answers {"predictions": [{"prediction": …, "score": …}]}, one object for
   * each record. Answers are compared as a whole, element by element and field by field: every
   * record of a batch counts, numbers agree within the shadow's tolerance, classes when they are
   * equal.
   */
  static final String HANDLERS_PREDICTION_POINTER = "/predictions";

  public Speaks {
    enrich = enrich == null ? List.of() : List.copyOf(enrich);
  }

  /** How the server of a predictor is spoken to. */
  static Speaks of(Predictor predictor) {
    boolean handler = predictor.handler() != null;
    return new Speaks(
        Objects.requireNonNullElse(predictor.protocol(), Protocol.JSON),
        Objects.requireNonNullElse(predictor.predictPath(), DEFAULT_PREDICT_PATH),
        pointer(predictor.featuresPointer(), null),
        pointer(predictor.predictionPointer(), handler ? HANDLERS_PREDICTION_POINTER : null),
        predictor.enrich());
  }

  /** An empty pointer says nothing: without one, routers find the records and the predictions. */
  private static @Nullable String pointer(@Nullable String given, @Nullable String otherwise) {
    return given == null || given.isEmpty() ? otherwise : given;
  }

  /** The port of a predictor's server. */
  static int port(Predictor predictor) {
    return Objects.requireNonNullElse(predictor.port(), DEFAULT_PORT);
  }

  /** The path that answers 200 once a predictor's server can predict. */
  static String readinessPath(Predictor predictor) {
    return Objects.requireNonNullElse(predictor.readinessPath(), DEFAULT_READINESS_PATH);
  }
}
