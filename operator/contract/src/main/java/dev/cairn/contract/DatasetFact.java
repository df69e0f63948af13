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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatasetFact(
    String name, String uri, String digest, long files, @Nullable Long rows, long bytes) {}
