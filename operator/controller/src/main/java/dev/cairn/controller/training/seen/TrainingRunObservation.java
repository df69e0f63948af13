package dev.cairn.controller.training.seen;

import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.crds.registry.ModelVersion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a run, read once per reconciliation.
 *
 * @param train the Job that trains
 * @param evaluations the Jobs that publish, by their number from 1
 * @param journal the latched verdict of a run of this name
 * @param version the ModelVersion of the run's name
 * @param line the rest of the line that the result joins, as far as the run asks for it
 * @param evidence what publish printed, once it is done
 * @param defaultOutput output.uri of the namespace's ConfigMap cairn-defaults
 */
public record TrainingRunObservation(
    JobState train,
    List<JobState> evaluations,
    Optional<Journal> journal,
    Optional<ModelVersion> version,
    ModelLine line,
    EvidenceState evidence,
    @Nullable String defaultOutput) {

  /** How often publishing is tried with a new Job. */
  public static final int MAX_EVALUATIONS = 3;

  public TrainingRunObservation {
    evaluations = List.copyOf(evaluations);
  }

  /** Nothing was found, or nobody has looked. */
  public static TrainingRunObservation unseen() {
    return new TrainingRunObservation(
        new JobState.Absent(),
        Collections.nCopies(MAX_EVALUATIONS, new JobState.Absent()),
        Optional.empty(),
        Optional.empty(),
        ModelLine.UNREAD,
        new EvidenceState.Pending(),
        null);
  }
}
