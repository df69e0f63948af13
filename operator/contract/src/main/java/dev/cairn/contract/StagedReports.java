package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Digest of the reports/ that stage leaves beside the artifact. It travels through the cluster, so
 * that whoever can write to the storage cannot change what publish says of the data.
 *
 * @param digest sha256:… of the directory reports/, computed as {@link ArtifactRef#digest()}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StagedReports(@Nullable String digest) {}
