package dev.cairn.worker.gather;

import dev.cairn.contract.Champion;
import dev.cairn.contract.GatherInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.place.ArtifactSource;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.predict.PredictorFile;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** Brings the champion what it is to predict, and the champion itself. */
public final class GatherStep {
  private static final long MOST_BYTES = Long.MAX_VALUE; // the volume has the limit

  private final StepRoots roots;

  public GatherStep(StepRoots roots) {
    this.roots = roots;
  }

  /**
   * Copies rows and model, and compares both with their digests.
   *
   * @throws StepFailure AlreadyPublished, DataUnavailable or DigestMismatch
   */
  public StepResult run(GatherInput input) throws StepFailure, IOException {
    Places places = Places.of(roots, input.storage(), input.allowedAddresses());
    RunPlace place = places.find(input.output());
    refusePublished(place);
    int sets = rows(place, input.reports());
    PredictorFile.write(roots.rows());
    Champion champion = input.champion();
    ArtifactSource source =
        new ArtifactSource(
            places,
            new HttpDownload(AddressPolicy.allowing(input.allowedAddresses()), HttpLimits.USUAL),
            StepReason.DATA_UNAVAILABLE);
    Measure model =
        source.bring(
            new ArtifactSource.Wanted(
                champion.artifact().uri(), champion.artifact().digest(), MOST_BYTES),
            roots.champion());
    return StepResult.of(
        Step.GATHER,
        StepReason.COMPLETED,
        "champion %s: %d files, %s; %d evaluation sets"
            .formatted(champion.name(), model.files(), Shown.bytes(model.bytes()), sets));
  }

  /** An attempt of publish that was cut short right after its end has left nothing to predict. */
  private static void refusePublished(RunPlace place) throws StepFailure, IOException {
    if (place.published().isPresent()) {
      throw StepFailure.refused(
          StepReason.ALREADY_PUBLISHED,
          "%s holds this run's result already: nothing has to be predicted"
              .formatted(place.uriOf("")));
    }
  }

  private int rows(RunPlace place, StagedReports expected) throws StepFailure, IOException {
    Path local = Files.createTempDirectory(roots.scratch(), "reports");
    Optional<Measure> found;
    try {
      found = place.copyReports(local);
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH, "in the staged reports, " + e.getMessage(), e);
    }
    String digest = found.map(Measure::digest).orElse("none");
    if (!digest.equals(expected.digest())) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "the reports beside the staged model have digest %s, but stage wrote %s: something wrote to %s in between. Copy the run to a new name"
              .formatted(digest, expected.digest(), place.storage()));
    }
    return copyRows(local.resolve(StagedReports.EVALUATION));
  }

  /** The rows alone: a champion may not see labels, nor what its challenger predicted. */
  private int copyRows(Path evaluation) throws IOException {
    int sets = 0;
    for (TreeFile file : FileTree.list(evaluation)) {
      if (file.name().endsWith("/" + StagedReports.ROWS)) {
        Path target = roots.rows().resolve(file.name());
        Modes.makeReadable(Objects.requireNonNull(target.getParent()));
        Files.copy(evaluation.resolve(file.name()), target, StandardCopyOption.REPLACE_EXISTING);
        Modes.readable(target);
        sets++;
      }
    }
    return sets;
  }
}
