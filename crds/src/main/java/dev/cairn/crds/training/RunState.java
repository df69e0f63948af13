package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A run in one word, for printing; derived, never read. */
public enum RunState {
  /** Not started. */
  @JsonProperty("Pending")
  PENDING,
  /** Waits for its queue. */
  @JsonProperty("Queued")
  QUEUED,
  /** Works. */
  @JsonProperty("Running")
  RUNNING,
  /** Done; a version was made unless the policy says Never. */
  @JsonProperty("Succeeded")
  SUCCEEDED,
  /** Done; a gate failed. */
  @JsonProperty("Rejected")
  REJECTED,
  /** Done; there was nothing new to train on. */
  @JsonProperty("Skipped")
  SKIPPED,
  /** Ended without a result. */
  @JsonProperty("Failed")
  FAILED,
  /** Held by spec.suspend. */
  @JsonProperty("Suspended")
  SUSPENDED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
