package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
   * Writes the evidence.
   *
   * @throws StepFailure PublishFailed when it is too large for a log line
   */
  static EvidenceDocument of(
      PublishInput input,
      ArtifactRef artifact,
      FetchReport report,
      MetricNumbers metrics,
      Instant now)
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
            report.datasets(),
            spec.parameters(),
            metrics.numbers(),
            metrics.absent(),
            spec.object("predictor"),
            spec.object("trigger"),
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
