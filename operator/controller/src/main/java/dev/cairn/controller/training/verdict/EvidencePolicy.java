package dev.cairn.controller.training.verdict;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.crds.training.Evaluation;
import dev.cairn.crds.training.Gate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether evidence is about this run and about what this run's own steps measured. Its digest only
 * says that it arrived whole; somebody who may make pods, or write to the volume, could have put
 * another document in its place.
 */
public final class EvidencePolicy {
  private EvidencePolicy() {}

  /** One fact that evidence must agree with. */
  private record Claim(String what, @Nullable Object said, @Nullable Object known) {
    boolean isWrong() {
      return !Objects.equals(said, known);
    }
  }

  /**
   * The doubt about a document; empty when there is none.
   *
   * @param that the run
   * @param evidence what publish printed
   * @param measured the artifact as stage measured it; empty when the run was published before
   */
  public static Optional<Failure> doubt(
      RunCase that, Evidence evidence, Optional<ArtifactRef> measured) {
    String place = that.outputUri().orElse("") + "/" + that.name() + "/model/";
    String digest = evidence.artifact().digest();
    return Stream.of(
            new Claim("run", evidence.run(), that.name()),
            new Claim("namespace", evidence.namespace(), that.run().getMetadata().getNamespace()),
            new Claim("spec", evidence.specHash(), that.specHash()),
            new Claim("model", evidence.model(), that.spec().model().name()),
            new Claim("list of gates", gates(evidence), gates(that)),
            new Claim("artifact's place", evidence.artifact().uri(), place),
            new Claim("artifact", digest, measured.map(ArtifactRef::digest).orElse(digest)))
        .filter(Claim::isWrong)
        .findFirst()
        .map(
            claim ->
                Failure.of(
                    TrainingRunReason.DigestMismatch,
                    "the evidence is not about this run: its %s is %s and should be %s; look for who else writes to the output, and copy the run to a new name"
                        .formatted(claim.what(), claim.said(), claim.known())));
  }

  /** Names of the gates that were judged; null when nothing was. */
  private static @Nullable List<String> gates(Evidence evidence) {
    EvaluationReport report = evidence.evaluation();
    return report == null
        ? null
        : report.gates().stream().map(EvaluationReport.Gate::name).toList();
  }

  private static @Nullable List<String> gates(RunCase that) {
    Evaluation evaluation = that.spec().evaluation();
    return evaluation == null ? null : evaluation.gates().stream().map(Gate::name).toList();
  }
}
