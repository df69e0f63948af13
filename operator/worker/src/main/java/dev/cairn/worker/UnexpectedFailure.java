package dev.cairn.worker;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an exception that no step foresaw means. The reason is that of the step: data for fetch,
 * verify and load, the artifact for the others. Trying again may help against a disk or a file
 * server that fails, and where another node may have the room that this one lacks (for stage that
 * means to train again, which the run's retries bound); not against missing permissions or a defect
 * of this program.
 */
final class UnexpectedFailure {
  private static final Set<Step> READERS = EnumSet.of(Step.FETCH, Step.VERIFY, Step.LOAD);

  private UnexpectedFailure() {}

  static StepFailure explain(Step step, Throwable failure) {
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return explain(step, unchecked.getCause());
    }
    StepReason reason =
        READERS.contains(step) ? StepReason.DATA_UNAVAILABLE : StepReason.PUBLISH_FAILED;
    String what = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    if (failure instanceof AccessDeniedException denied) {
      return StepFailure.refused(
          reason, "no permission for %s: let the pod's group use it".formatted(denied.getFile()));
    }
    if (failure instanceof IOException io) {
      String full = "the disk of " + place(io) + " is full";
      return StepFailure.passing(reason, LocalFiles.isFull(io) ? full : what, io);
    }
    return StepFailure.refused(reason, "a defect of the worker: " + what, failure);
  }

  private static String place(IOException failure) {
    return failure instanceof FileSystemException file && file.getFile() != null
        ? file.getFile()
        : "this container";
  }
}
