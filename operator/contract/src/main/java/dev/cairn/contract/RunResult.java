package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * result.json, the last file that publish writes: a directory with it is whole. A rerun that finds
 * it skips to the end.
 *
 * @param run the run's name
 * @param specHash hash of its spec
 * @param artifactDigest the artifact
 * @param evidenceDigest SHA-256 of evidence.json
 * @param reportsDigest digest of the staged reports that the evidence was made from; absent when an
 *     older program published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunResult(
    String run,
    String specHash,
    String artifactDigest,
    String evidenceDigest,
    @Nullable String reportsDigest) {
  /** File name beside the artifact. */
  public static final String FILE = "result.json";
}
