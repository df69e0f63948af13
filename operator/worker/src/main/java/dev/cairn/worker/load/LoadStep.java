package dev.cairn.worker.load;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.LoadInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.bucket.S3Uri;
import dev.cairn.worker.files.FileName;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.net.HttpSource;
import dev.cairn.worker.place.ArtifactSource;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.place.PvcUri;
import dev.cairn.worker.predict.PredictorFile;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings a model to the server that serves it. */
public final class LoadStep {
  private static final long MOST_BYTES = Long.MAX_VALUE; // the volume has the limit
  private static final String UNVERIFIED = ".unverified-";

  private final StepRoots roots;
  private final HttpLimits limits;

  public LoadStep(StepRoots roots, HttpLimits limits) {
    this.roots = roots;
    this.limits = limits;
  }

  /**
   * Copies the artifact, compares it with its digest, and only then gives its files the names under
   * which a server looks for them. What an earlier attempt left is removed before.
   *
   * @throws StepFailure DataUnavailable, DigestMismatch, or InvalidSpec when the input makes no
   *     sense
   */
  public StepResult run(LoadInput input) throws StepFailure, IOException {
    ArtifactRef artifact = checked(input);
    clear(roots.served());
    Path unverified = Files.createTempDirectory(roots.served(), UNVERIFIED);
    Measure found;
    try {
      found = bring(input, unverified);
      show(unverified);
    } finally {
      LocalFiles.deleteTree(unverified);
    }
    if (Boolean.TRUE.equals(input.predictor())) {
      PredictorFile.write(roots.serve());
    }
    return StepResult.of(
        Step.LOAD,
        StepReason.COMPLETED,
        "model %s: %d files, %s, digest as expected"
            .formatted(Shown.address(artifact.uri()), found.files(), Shown.bytes(found.bytes())));
  }

  private static ArtifactRef checked(LoadInput input) throws StepFailure {
    ArtifactRef artifact = input.artifact();
    if (artifact == null || artifact.uri() == null || artifact.digest() == null) {
      throw StepFailure.invalid("artifact, its uri or its digest is missing");
    }
    return artifact;
  }

  private Measure bring(LoadInput input, Path directory) throws StepFailure, IOException {
    ArtifactRef artifact = input.artifact();
    ArtifactSource source =
        new ArtifactSource(
            Places.of(roots, input.storage(), input.allowedAddresses()),
            new HttpDownload(AddressPolicy.allowing(input.allowedAddresses()), limits),
            StepReason.DATA_UNAVAILABLE);
    ArtifactSource.Wanted wanted =
        new ArtifactSource.Wanted(artifact.uri(), artifact.digest(), MOST_BYTES);
    Optional<String> single = fileName(artifact.uri());
    if (single.isEmpty()) {
      return source.bring(wanted, directory);
    }
    Path file = FileName.under(directory, single.get());
    Measure found = source.bring(wanted, file);
    Modes.readable(file);
    return found;
  }

  /** The name that an address gives a file; empty for a directory, whose files keep theirs. */
  private static Optional<String> fileName(String uri) throws StepFailure {
    if (HttpSource.accepts(uri)) {
      return Optional.of(HttpSource.parse(uri).fileName());
    }
    if (uri.startsWith(S3Uri.SCHEME)) {
      S3Uri object = S3Uri.parse(uri);
      return object.directory() ? Optional.empty() : Optional.of(last(object.key()));
    }
    PvcUri file = PvcUri.parse(uri);
    return file.directory() ? Optional.empty() : Optional.of(last(file.path()));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The directory stays: it is where a volume is mounted. */
  private static void clear(Path directory) throws IOException {
    for (Path entry : entries(directory)) {
      LocalFiles.deleteTree(entry);
    }
  }

  private void show(Path verified) throws IOException {
    for (Path entry : entries(verified)) {
      Files.move(entry, roots.served().resolve(verified.relativize(entry)));
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
