package dev.cairn.worker.publish;

import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.place.BucketPlace;
import dev.cairn.worker.place.ClaimPlace;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;

/** Makes a staged artifact visible, or reports the one that is. */
public final class PublishStep {
  private final StepRoots roots;
  private final DurableFiles files;
  private final Clock clock;
  private final OutputStream log;

  /**
   * A step.
   *
   * @param log receives the bytes of evidence.json and a line break, nothing else: the controller
   *     reads it from the container's log
   */
  public PublishStep(StepRoots roots, DurableFiles files, Clock clock, OutputStream log) {
    this.roots = roots;
    this.files = files;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Publishes once; a rerun after success, or after a crash at any moment, ends the same.
   *
   * @throws StepFailure DigestMismatch, NameConflict, PublishFailed or InvalidSpec
   */
  public StepResult run(PublishInput input) throws StepFailure, IOException {
    PublishRules.check(input);
    Places places = Places.of(roots, input.storage(), input.allowedAddresses());
    RunPlace place = places.find(input.output());
    StagedRun staged = staged(place, new Scorer(roots, places));
    Optional<RunResult> published = place.published();
    if (published.isPresent()) {
      return report(place, staged, published.get(), input);
    }
    try {
      Optional<String> made = staged.publish(input);
      RunResult result = place.published().orElseThrow(() -> vanished(place));
      if (made.isEmpty()) {
        return report(place, staged, result, input);
      }
      Publication publication = Publication.verifyEvidence(place, result);
      publication.refuseOther(place, made.get());
      StepResult end = report(publication, StepReason.COMPLETED, "published at " + place.uriOf(""));
      staged.clear();
      return end;
    } catch (IOException | StepFailure e) {
      Optional<RunResult> others = othersResult(place, e);
      if (others.isPresent()) {
        return report(place, staged, others.get(), input); // another container was faster
      }
      if (e instanceof IOException io
          && place instanceof ClaimPlace claim
          && LocalFiles.isFull(io)) {
        throw full(claim, io);
      }
      throw e;
    }
  }

  private static Optional<RunResult> othersResult(RunPlace place, Exception failure) {
    try {
      return place.published();
    } catch (IOException | StepFailure e) {
      failure.addSuppressed(e); // what went wrong first is what a person must know
      return Optional.empty();
    }
  }

  private StagedRun staged(RunPlace place, Scorer scorer) {
    return switch (place) {
      case ClaimPlace claim -> new ClaimStagedRun(claim, roots.scratch(), files, scorer, clock);
      case BucketPlace bucket -> new BucketStagedRun(bucket, roots.scratch(), scorer, clock);
    };
  }

  private StepResult report(RunPlace place, StagedRun staged, RunResult result, PublishInput input)
      throws StepFailure, IOException {
    PublishRules.refuseOther(place, result, input.artifact());
    Publication publication = Publication.verify(place, result);
    publication.refuseOtherData(place, input.reports());
    boolean proven = staged.makes(input, publication.evidence());
    staged.clear();
    return report(
        publication,
        proven ? StepReason.COMPLETED : StepReason.ALREADY_PUBLISHED,
        "was published before at " + place.uriOf(""));
  }

  private StepResult report(Publication publication, StepReason reason, String message)
      throws IOException {
    log.write(publication.evidence().bytes());
    log.write('\n');
    log.flush();
    return new StepResult(
        Step.PUBLISH,
        reason,
        message,
        publication.artifact(),
        publication.evidence().digest(),
        null,
        null);
  }

  private static StepFailure vanished(RunPlace place) {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "%s was removed right after it had been published".formatted(place.uriOf("")));
  }

  private static StepFailure full(ClaimPlace place, IOException failure) throws IOException {
    return StepFailure.passing(
        StepReason.PUBLISH_FAILED,
        "claim %s is full: the evidence needs up to %d bytes, %d are free. The staged artifact stays, still invisible; make room, nothing has to be trained again"
            .formatted(
                place.claim(),
                2 * EvidenceDocument.MOST_BYTES,
                Files.getFileStore(place.parent()).getUsableSpace()),
        failure);
  }
}
