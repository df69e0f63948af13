package dev.cairn.worker.publish;

import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.place.ArtifactSource;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.score.Score;
import dev.cairn.worker.score.Scoring;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Scores what stage left, when the run is evaluated. */
final class Scorer {
  private final StepRoots roots;
  private final Places places;

  Scorer(StepRoots roots, Places places) {
    this.roots = roots;
    this.places = places;
  }

  /** The score; empty for a run without an evaluation. */
  Optional<Score> score(PublishInput input, FetchReport report, Path reports)
      throws StepFailure, IOException {
    EvaluationSpec spec = input.evaluation();
    if (spec == null) {
      return Optional.empty();
    }
    AddressPolicy addresses = AddressPolicy.allowing(input.allowedAddresses());
    ArtifactSource source =
        new ArtifactSource(
            places, new HttpDownload(addresses, HttpLimits.USUAL), StepReason.DATA_UNAVAILABLE);
    Scoring.Places where = new Scoring.Places(roots.scratch(), roots.predictions(), source);
    // The same run gives the same intervals, however often it is published.
    return Optional.of(
        new Scoring(spec, input.champion(), where)
            .score(report, reports, input.output().specHash()));
  }
}
