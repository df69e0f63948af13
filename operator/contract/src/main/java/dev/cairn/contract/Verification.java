package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What verify found. The evidence itself is the step's standard output when it was verified.
 *
 * @param artifact about the model
 * @param evidence about the document; absent when the version has none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Verification(Finding artifact, @Nullable Finding evidence) {
  /**
   * One file or directory.
   *
   * @param verdict what was found
   * @param message what happened and what to change; for a person
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Finding(Verdict verdict, String message) {}

  /** What can be found. */
  public enum Verdict {
    /** Read, and its digest is the one that was said. */
    @JsonProperty("Verified")
    VERIFIED,
    /** Read, and its digest is another one. */
    @JsonProperty("DigestMismatch")
    DIGEST_MISMATCH,
    /** Not there, not allowed, or not what it should be. */
    @JsonProperty("Unreachable")
    UNREACHABLE,
    /** A verdict of a newer program. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
