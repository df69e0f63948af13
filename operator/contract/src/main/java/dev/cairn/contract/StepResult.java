package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A worker step's termination message, at most {@link #MAX_BYTES} bytes of JSON: the kubelet
 * divides 12 KiB among all containers of a pod.
 *
 * @param step who speaks
 * @param reason how it ended
 * @param message what happened and what to do about it; for a person
 * @param artifact stage and publish: what was measured
 * @param evidenceDigest publish: SHA-256 of evidence.json, which is also the step's only line on
 *     standard output
 * @param rows fetch: rows of all tabular channels
 * @param bytes fetch: bytes of all channels
 * @param reports stage: what it left beside the artifact, for {@link PublishInput#reports()}
 * @param verification verify: what it found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StepResult(
    Step step,
    StepReason reason,
    String message,
    @Nullable ArtifactRef artifact,
    @Nullable String evidenceDigest,
    @Nullable Long rows,
    @Nullable Long bytes,
    @Nullable StagedReports reports,
    @Nullable Verification verification) {

  /** Longest termination message, in bytes of UTF-8. */
  public static final int MAX_BYTES = 2000;

  /** What stage says. */
  public StepResult(
      Step step,
      StepReason reason,
      String message,
      @Nullable ArtifactRef artifact,
      @Nullable String evidenceDigest,
      @Nullable Long rows,
      @Nullable Long bytes,
      @Nullable StagedReports reports) {
    this(step, reason, message, artifact, evidenceDigest, rows, bytes, reports, null);
  }

  /** A result without reports and findings: every step's but stage's and verify's. */
  public StepResult(
      Step step,
      StepReason reason,
      String message,
      @Nullable ArtifactRef artifact,
      @Nullable String evidenceDigest,
      @Nullable Long rows,
      @Nullable Long bytes) {
    this(step, reason, message, artifact, evidenceDigest, rows, bytes, null);
  }

  /** A result without figures. */
  public static StepResult of(Step step, StepReason reason, String message) {
    return new StepResult(step, reason, message, null, null, null, null);
  }
}
