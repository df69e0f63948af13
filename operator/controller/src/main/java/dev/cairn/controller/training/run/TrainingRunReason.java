package dev.cairn.controller.training.run;

/** Why a run is where it is: reasons of its conditions, part of the API. */
public enum TrainingRunReason {
  /** Waits for its Job's pod to start. */
  Pending,
  /** Waits until its queue admits it. */
  Queued,
  /** Its queue has taken the place away that it had given. */
  EvictedByQueue,
  /** A step works. */
  Running,
  /** Trained, published, and registered unless the run says Never. */
  Completed,
  /** A version of this name from the same spec is there already; nothing was run. */
  AlreadyRegistered,
  /** The data is what was trained on before, and the run asks for new data. */
  NoNewData,
  /** A gate failed, or could not be estimated. */
  GateNotMet,
  /** Evaluation sets hold rows of the training data. */
  LeakageSuspected,
  /** The champion could not predict the rows of this run. */
  ChampionUnavailable,
  /** Data cannot be read. */
  DataUnavailable,
  /** Data fail one of the channel's checks. */
  DataCheckFailed,
  /** Data differ from their pin, or the artifact from what was measured. */
  DigestMismatch,
  /** The trainer ended with an error or left no model. */
  TrainingFailed,
  /** The result cannot predict the evaluation sets. */
  PredictionFailed,
  /** A container needed more memory than its limit. */
  OutOfMemory,
  /** An image cannot be pulled. */
  ImagePullFailed,
  /** The run took longer than spec.timeout. */
  DeadlineExceeded,
  /** No node takes the pod, or something that it mounts or reads is missing. */
  Unschedulable,
  /** The node went away, more often than spec.retries allows. */
  NodeLost,
  /** The model is larger than output.maxSize. */
  ArtifactTooLarge,
  /** The artifact cannot be written or read back. */
  PublishFailed,
  /** A Job vanished before it had ended. */
  Lost,
  /** An object of somebody else, or of another spec, has the name that this run needs. */
  NameConflict,
  /** The API server refuses what the controller must do. */
  Forbidden,
  /** The spec contradicts itself. */
  InvalidSpec,
  /** The spec asks for something that this release cannot do yet. */
  NotImplemented,
  /** spec.suspend is true. */
  Suspended,
  /** Restored from a backup without status: waits for a person's word. */
  RestoredWithoutStatus
}
