package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a version can be followed back. */
public enum Provenance {
  /** A run of this cluster made it and the digest agrees. */
  @JsonProperty("Attested")
  ATTESTED,
  /** Its evidence is verified by digest. */
  @JsonProperty("Imported")
  IMPORTED,
  /** There is no evidence. */
  @JsonProperty("Declared")
  DECLARED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
