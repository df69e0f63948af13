package dev.cairn.worker.publish;

import dev.cairn.contract.PublishInput;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.util.Optional;

/** A run that stage left and that is not visible yet. */
interface StagedRun {

  /**
   * Makes it visible, whole or not at all. What this and {@link #clear} leave after a crash at any
   * moment is completed by the same call.
   *
   * @return digest of the evidence that is visible now; empty when another container of this run
   *     made it visible meanwhile
   * @throws StepFailure PublishFailed when there is nothing staged, DigestMismatch when the staged
   *     model or its reports are not what stage wrote
   */
  Optional<String> publish(PublishInput input) throws StepFailure, IOException;

  /** Whether what was staged makes this very evidence: then nobody else wrote it. */
  boolean makes(PublishInput input, EvidenceDocument evidence) throws IOException;

  /** Deletes what was staged, once the whole is visible; labels must not stay. */
  void clear() throws StepFailure, IOException;
}
