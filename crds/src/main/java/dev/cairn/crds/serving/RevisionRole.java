package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a revision is in a service. */
public enum RevisionRole {
  /** Gets what no other gets. */
  @JsonProperty("Stable")
  STABLE,
  /** Is being tried. */
  @JsonProperty("Candidate")
  CANDIDATE,
  /** Gets copies. */
  @JsonProperty("Shadow")
  SHADOW,
  /** Answers when stable fails. */
  @JsonProperty("Fallback")
  FALLBACK,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
