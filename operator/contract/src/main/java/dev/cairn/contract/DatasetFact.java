package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A data set as it was measured when it was read.
 *
 * @param name the channel
 * @param uri where it was read from
 * @param digest of the file, or of the directory's selected files, as in {@link
 *     ArtifactRef#digest()}
 * @param files number of files
 * @param rows number of rows; absent for opaque formats
 * @param bytes total size
 * @param snapshot where the same bytes are kept beside the artifact, with the same digest: the
 *     directory with a slash at its end, or the one file; absent: they are not kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatasetFact(
    String name,
    String uri,
    String digest,
    long files,
    @Nullable Long rows,
    long bytes,
    @Nullable String snapshot) {

  /** Of data that are not kept. */
  public DatasetFact(
      String name, String uri, String digest, long files, @Nullable Long rows, long bytes) {
    this(name, uri, digest, files, rows, bytes, null);
  }
}
