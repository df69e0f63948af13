package dev.cairn.controller.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.registry.ModelVersionStatusBuilder;
import dev.cairn.crds.registry.Profile;
import dev.cairn.crds.registry.ProfileColumn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the platform measured of a version, in the words of its status. The records of the contract
 * and of the API have the same fields, so one is read as the other.
 */
final class ScoredFacts {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  /** What is printed of a version without a gate: the first of these that was measured. */
  private static final List<String> USUAL = List.of("auc", "accuracy", "f1", "rmse", "mae");

  private ScoredFacts() {}

  /** Fills in what is known; what is not stays absent. */
  static ModelVersionStatusBuilder fill(ModelVersionStatusBuilder status, Evidence evidence) {
    return status
        .metrics(evidence.metrics())
        .absentMetrics(evidence.absentMetrics())
        .evaluation(as(evidence.evaluation(), EvaluationOutcome.class))
        .signature(as(evidence.signature(), Signature.class))
        .profile(profile(evidence.profile()))
        .rowFilter(as(evidence.rowFilter(), DigestedFile.class))
        .score(score(evidence));
  }

  private static <T> @Nullable T as(@Nullable Object said, Class<T> type) {
    return said == null ? null : MAPPER.convertValue(said, type);
  }

  private static @Nullable Profile profile(@Nullable ProfileSummary summary) {
    return summary == null
        ? null
        : new Profile(
            summary.file().uri(),
            summary.file().digest(),
            MAPPER.convertValue(summary.columns(), new TypeReference<List<ProfileColumn>>() {}));
  }

  /** The first gate that was judged, such as auc 0.861. */
  private static @Nullable String score(Evidence evidence) {
    EvaluationReport report = evidence.evaluation();
    if (report == null) {
      return null;
    }
    JsonNode gates = MAPPER.valueToTree(evidence.recipe()).path("evaluation").path("gates");
    Stream<JsonNode> asked = StreamSupport.stream(gates.spliterator(), false);
    return asked
        .flatMap(gate -> judged(gate, report).stream())
        .findFirst()
        .or(() -> usual(evidence.metrics()))
        .orElse(null);
  }

  private static Optional<String> judged(JsonNode gate, EvaluationReport report) {
    return report.gates().stream()
        .filter(found -> found.name().equals(gate.path("name").asText()))
        .flatMap(found -> Stream.ofNullable(found.value()))
        .findFirst()
        .map(value -> text(gate.path("metric").asText(), value));
  }

  private static Optional<String> usual(Map<String, Double> metrics) {
    return USUAL.stream()
        .flatMap(name -> Stream.ofNullable(metrics.get(name)).map(value -> text(name, value)))
        .findFirst();
  }

  private static String text(String metric, double value) {
    return String.format(Locale.ROOT, "%s %.3f", metric, value);
  }
}
