package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.score.Score;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * evidence.json: one line of JSON without a line break at its end, so that the same bytes can be
 * the file and a line of the log.
 */
final class EvidenceDocument {
  /** Exclusive. */
  static final int MOST_BYTES = 256 * 1024;

  private final byte[] bytes;

  private EvidenceDocument(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * What steps found out.
   *
   * @param report what fetch measured
   * @param metrics the trainer's own
   * @param score what scoring found; null: the run was not evaluated
   * @param profile of the training data; null: they have no rows
   * @param rowFilter of the training data; null: they have no rows
   */
  record Found(
      FetchReport report,
      MetricNumbers metrics,
      @Nullable Score score,
      @Nullable ProfileSummary profile,
      @Nullable FileRef rowFilter) {

    /** The platform's metrics, and then as many of the trainer's as there is room for. */
    Map<String, Double> numbers() {
      return joined(score == null ? Map.of() : score.metrics(), metrics.numbers());
    }

    Map<String, String> absent() {
      return joined(score == null ? Map.of() : score.absent(), metrics.absent());
    }

    private static <T> Map<String, T> joined(Map<String, T> first, Map<String, T> second) {
      Map<String, T> joined = new TreeMap<>(first);
      second.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .limit(Math.max(0, MetricNumbers.MOST - first.size()))
          .forEach(entry -> joined.put(entry.getKey(), entry.getValue()));
      return joined;
    }
  }

  /**
   * Writes the evidence.
   *
   * @throws StepFailure PublishFailed when it is too large for a log line
   */
  static EvidenceDocument of(PublishInput input, ArtifactRef artifact, Found found, Instant now)
      throws StepFailure {
    SpecView spec = new SpecView(input.spec());
    Evidence evidence =
        new Evidence(
            Evidence.VERSION,
            input.namespace(),
            input.output().run(),
            input.output().specHash(),
            input.model(),
            input.startedAt(),
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            artifact,
            spec.object("code"),
            input.image(),
            found.report().datasets(),
            spec.parameters(),
            found.numbers(),
            found.absent(),
            spec.object("predictor"),
            spec.object("trigger"),
            input.predictorImage(),
            found.score() == null ? null : found.score().report(),
            found.report().signature(),
            found.profile(),
            found.rowFilter(),
            Recipe.of(input.spec()));
    return bounded(StepJson.write(evidence));
  }

  private static EvidenceDocument bounded(byte[] bytes) throws StepFailure {
    if (bytes.length >= MOST_BYTES) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "the evidence would have %s, it must stay below %s: make the spec smaller (parameters, environment)"
              .formatted(Shown.bytes(bytes.length), Shown.bytes(MOST_BYTES)));
    }
    return new EvidenceDocument(bytes);
  }

  /** Evidence that was written before. */
  static EvidenceDocument read(byte[] bytes) {
    return new EvidenceDocument(bytes.clone());
  }

  /** What it says. */
  Evidence parse() throws IOException {
    return StepJson.mapper().readValue(bytes, Evidence.class);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String digest() {
    return Sha256.of(bytes);
  }
}
