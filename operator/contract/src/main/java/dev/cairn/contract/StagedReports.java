package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of the files that stage leaves beside the artifact for publish. They travel through the
 * cluster, so that whoever can write to the claim cannot change what publish says of the data.
 *
 * @param fetch sha256:… of the bytes of fetch.json
 * @param metrics sha256:… of the bytes of trainer-metrics.json; absent when there is no such file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StagedReports(@Nullable String fetch, @Nullable String metrics) {}
