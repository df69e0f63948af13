package dev.cairn.worker.publish;

import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.place.Claims;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    RunPlace place = RunPlace.of(input.output(), new Claims(roots.claims()));
    Optional<RunResult> published = place.published();
    if (published.isPresent()) {
      return report(place, published.get(), input);
    }
    Path partial = place.partialDirectory();
    try {
      RunResult result = new PartialDirectory(place, files, clock).complete(input);
      Publication publication = Publication.verifyEvidence(place, partial, result);
      files.rename(partial, place.finalDirectory());
      files.syncDirectory(place.parent());
      return report(publication, "published at " + place.uriOf(""));
    } catch (IOException e) {
      Optional<RunResult> others = place.published();
      if (others.isPresent()) {
        return report(place, others.get(), input); // another container of this run was faster
      }
      if (LocalFiles.isFull(e)) {
        throw full(place, e);
      }
      throw e;
    }
  }

  private StepResult report(RunPlace place, RunResult result, PublishInput input)
      throws StepFailure, IOException {
    PublishRules.refuseOther(place, result, input.artifact());
    Publication publication = Publication.verify(place, place.finalDirectory(), result);
    publication.refuseOtherData(place, input.reports());
    // A crash between the rename and its sync leaves only this to be done again.
    files.syncDirectory(place.parent());
    LocalFiles.deleteTree(place.partialDirectory());
    return report(publication, "was published before at " + place.uriOf(""));
  }

  private StepResult report(Publication publication, String message) throws IOException {
    log.write(publication.evidence().bytes());
    log.write('\n');
    log.flush();
    return new StepResult(
        Step.PUBLISH,
        StepReason.COMPLETED,
        message,
        publication.artifact(),
        publication.evidence().digest(),
        null,
        null);
  }

  private static StepFailure full(RunPlace place, IOException failure) throws IOException {
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
