package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.bucket.Bucket;
import dev.cairn.worker.bucket.BucketTree;
import dev.cairn.worker.bucket.StoredObject;
import dev.cairn.worker.place.BucketDirectory;
import dev.cairn.worker.place.BucketPlace;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.place.Snapshot;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A staged run in a bucket, where nothing can be renamed: all files are copied to their final keys
 * and result.json is written last, only if there is none. What was staged stays until then, so an
 * attempt after a crash does the same again; and attempts that race write the same bytes, since
 * they agree on the time of publication first.
 */
final class BucketStagedRun implements StagedRun {
  private static final String PUBLISHED_AT = "published-at";
  private static final int LONGEST_INSTANT = 64;

  private final BucketPlace place;
  private final Bucket bucket;
  private final Path scratch;
  private final Scorer scorer;
  private final Clock clock;

  BucketStagedRun(BucketPlace place, Path scratch, Scorer scorer, Clock clock) {
    this.place = place;
    this.bucket = place.bucket();
    this.scratch = scratch;
    this.scorer = scorer;
    this.clock = clock;
  }

  @Override
  public Optional<String> publish(PublishInput input) throws StepFailure, IOException {
    StagedFiles staged = new StagedFiles(place, input, scratch);
    ArtifactRef artifact = staged.artifact();
    if (place.partialDirectory().tree(RunPlace.MODEL).objects().isEmpty()) {
      throw staged.gone();
    }
    FinalFiles made = FinalFiles.of(staged, artifact, staged.reports(), scorer, publishedAt());
    BucketDirectory target = place.finalDirectory();
    List<StoredObject> copied = copied(made);
    refuseForeign(copied, made);
    for (StoredObject object : copied) {
      bucket.copy(object, target.prefix() + object.below(place.partialDirectory().prefix()));
    }
    verify(staged, made);
    for (FinalFile file : made.files()) {
      bucket.upload(target.prefix() + file.name(), file.content());
    }
    byte[] result = made.result(place, artifact).open().readAllBytes();
    return bucket.putAbsent(target.prefix() + RunResult.FILE, result)
        ? Optional.of(made.evidenceDigest())
        : Optional.empty();
  }

  @Override
  public boolean makes(PublishInput input, EvidenceDocument evidence) throws IOException {
    return new StagedFiles(place, input, scratch).make(evidence, scorer);
  }

  @Override
  public void clear() throws StepFailure {
    place.dropPartial();
  }

  // Who changes it changes a time that is shown, nothing else.
  private Instant publishedAt() throws StepFailure {
    String key = place.partialDirectory().prefix() + PUBLISHED_AT;
    Instant now = clock.instant();
    byte[] text = now.toString().getBytes(StandardCharsets.US_ASCII);
    if (bucket.putAbsent(key, text)) {
      return now;
    }
    Optional<byte[]> earlier = bucket.read(key, LONGEST_INSTANT);
    try {
      return Instant.parse(new String(earlier.orElse(text), StandardCharsets.US_ASCII));
    } catch (DateTimeParseException e) {
      return now; // not of our writing
    }
  }

  // Leftovers of an earlier attempt have the names that this one writes anyway.
  private void refuseForeign(List<StoredObject> copied, FinalFiles made) throws StepFailure {
    Set<String> ours = new HashSet<>(List.of(RunResult.FILE));
    made.files().forEach(file -> ours.add(file.name()));
    copied.forEach(object -> ours.add(object.below(place.partialDirectory().prefix())));
    String prefix = place.finalDirectory().prefix();
    List<String> foreign =
        bucket.list(prefix).stream()
            .map(object -> object.below(prefix))
            .filter(name -> !ours.contains(name))
            .toList();
    if (!foreign.isEmpty()) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "%s holds no %s but %s, which this run does not write: delete that, or give the run a new name or another output.uri"
              .formatted(place.uriOf(""), RunResult.FILE, Shown.names(foreign)));
    }
  }

  /** What the server copies: the model, and the data that are kept. */
  private List<StoredObject> copied(FinalFiles made) throws StepFailure {
    List<StoredObject> objects =
        new ArrayList<>(place.partialDirectory().tree(RunPlace.MODEL).objects());
    for (Snapshot snapshot : made.snapshots()) {
      objects.addAll(place.partialDirectory().tree(snapshot.directory()).objects());
    }
    return objects;
  }

  // What is read is what will be visible, not what it was copied from.
  private void verify(StagedFiles staged, FinalFiles made) throws StepFailure, IOException {
    try {
      staged.verifyModel(place.finalDirectory());
      staged.verifyData(place.finalDirectory(), made.snapshots());
    } catch (StepFailure e) {
      if (e.reason() == StepReason.DIGEST_MISMATCH && place.published().isEmpty()) {
        BucketTree.list(bucket, place.finalDirectory().prefix()).delete();
      }
      throw e;
    }
  }
}
