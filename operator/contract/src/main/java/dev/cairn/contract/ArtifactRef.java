package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A model's files.
 *
 * @param uri the directory, with a trailing slash: pvc://claim/path/run/model/ or
 *     s3://bucket/path/run/model/
 * @param digest "sha256:" and the hex SHA-256 of the sorted lines "sha256-of-file, two blanks,
 *     relative path, newline"
 * @param bytes total size of the files
 * @param format the declared format, such as SKLearn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ArtifactRef(String uri, String digest, long bytes, @Nullable String format) {}
