package dev.cairn.controller.registry;

import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import java.util.List;

/**
 * The Jobs that verify a version.
 *
 * @param job what stands at the name of the Job that is at its turn
 * @param printed the evidence that it printed, as far as anybody needs it
 * @param ended all that have ended
 */
record VerifyObservation(JobState job, EvidenceState printed, List<JobView> ended) {
  /** There is none. */
  static final VerifyObservation NOTHING =
      new VerifyObservation(new JobState.Absent(), new EvidenceState.Pending(), List.of());

  VerifyObservation {
    ended = List.copyOf(ended);
  }
}
