package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StagedReports;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.place.ClaimPlace;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A staged run on a claim: the rest is written into its partial directory, which one rename then
 * makes visible. Stage's reports step aside before and are deleted after, so that every attempt
 * makes the evidence from them and none believes what it finds.
 */
final class ClaimStagedRun implements StagedRun {
  private static final String UNFINISHED = RunResult.FILE + ".tmp";

  private final ClaimPlace place;
  private final Path directory;
  private final Path kept;
  private final Path scratch;
  private final DurableFiles files;
  private final Scorer scorer;
  private final Clock clock;

  ClaimStagedRun(ClaimPlace place, Path scratch, DurableFiles files, Scorer scorer, Clock clock) {
    this.place = place;
    this.directory = place.partialDirectory().path();
    this.kept = place.keptReports().path();
    this.scratch = scratch;
    this.files = files;
    this.scorer = scorer;
    this.clock = clock;
  }

  @Override
  public Optional<String> publish(PublishInput input) throws StepFailure, IOException {
    StagedFiles staged = new StagedFiles(place, input, scratch);
    ArtifactRef artifact = staged.artifact();
    if (!Files.isDirectory(directory)) {
      throw staged.gone();
    }
    staged.verifyModel(place.partialDirectory());
    FinalFiles made = FinalFiles.of(staged, artifact, staged.reports(), scorer, clock.instant());
    staged.verifyData(place.partialDirectory(), made.snapshots());
    write(made, artifact);
    if (!Files.exists(kept)) {
      files.rename(directory.resolve(StagedReports.DIRECTORY), kept);
    }
    files.delete(directory.resolve(UNFINISHED));
    files.syncDirectory(directory);
    files.syncDirectory(place.parent());
    files.rename(directory, place.finalDirectory().path());
    return Optional.of(made.evidenceDigest());
  }

  @Override
  public boolean makes(PublishInput input, EvidenceDocument evidence) throws IOException {
    return new StagedFiles(place, input, scratch).make(evidence, scorer);
  }

  @Override
  public void clear() throws IOException {
    // A crash between the rename and its sync leaves only this to be done again.
    files.syncDirectory(place.parent());
    files.deleteDirectory(kept);
    files.deleteDirectory(directory);
  }

  private void write(FinalFiles made, ArtifactRef artifact) throws IOException {
    SortedSet<Path> parents = new TreeSet<>();
    for (FinalFile file : made.files()) {
      Path target = directory.resolve(file.name());
      files.write(target, file.content());
      parents.add(Objects.requireNonNull(target.getParent()));
    }
    Path unfinished = directory.resolve(UNFINISHED);
    files.write(unfinished, made.result(place, artifact));
    files.rename(unfinished, directory.resolve(RunResult.FILE));
    for (Path parent : parents) {
      files.syncDirectory(parent);
    }
  }
}
