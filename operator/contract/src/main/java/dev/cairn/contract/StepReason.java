package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Why a worker step ended as it did. The names are those of the run's reasons (api.md, section 2).
 */
public enum StepReason {
  /** The step did its work. */
  @JsonProperty("Completed")
  COMPLETED,
  /**
   * fetch: this very run was published before; nothing may train again, publish only reports.
   * publish: the same, and what was staged does not prove that this run wrote what is there.
   */
  @JsonProperty("AlreadyPublished")
  ALREADY_PUBLISHED,
  /**
   * fetch: nothing there, nothing selected, no permission, or the server does not answer. load: the
   * same of a model.
   */
  @JsonProperty("DataUnavailable")
  DATA_UNAVAILABLE,
  /**
   * fetch: the data differ from their pin. publish: the artifact differs from what stage measured.
   * load: it differs from what its version names.
   */
  @JsonProperty("DigestMismatch")
  DIGEST_MISMATCH,
  /** fetch: every channel is what was trained on before, and the run asks for new data. */
  @JsonProperty("NoNewData")
  NO_NEW_DATA,
  /** fetch: the data fail one of the channel's checks. */
  @JsonProperty("DataCheckFailed")
  DATA_CHECK_FAILED,
  /** stage: the model directory holds nothing, or something that is no regular file. */
  @JsonProperty("TrainingFailed")
  TRAINING_FAILED,
  /** stage, publish: predictions are missing, of another number, or no predictions. */
  @JsonProperty("PredictionFailed")
  PREDICTION_FAILED,
  /** stage: the model is larger than output.maxSize. */
  @JsonProperty("ArtifactTooLarge")
  ARTIFACT_TOO_LARGE,
  /** stage, publish: the artifact cannot be written. fetch: something foreign is in its way. */
  @JsonProperty("PublishFailed")
  PUBLISH_FAILED,
  /** Another spec's artifact stands at this run's place. */
  @JsonProperty("NameConflict")
  NAME_CONFLICT,
  /**
   * The step's input makes no sense: a defect of the controller or two versions of Cairn that
   * differ.
   */
  @JsonProperty("InvalidSpec")
  INVALID_SPEC,
  /** A reason of a newer program. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
