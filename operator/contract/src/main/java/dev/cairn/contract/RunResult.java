package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * result.json, the last file that publish writes: a directory with it is whole. A rerun that finds
 * it skips to the end.
 *
 * @param run the run's name
 * @param specHash hash of its spec
 * @param artifactDigest the artifact
 * @param evidenceDigest SHA-256 of evidence.json
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunResult(String run, String specHash, String artifactDigest, String evidenceDigest) {
  /** File name beside the artifact. */
  public static final String FILE = "result.json";
}
