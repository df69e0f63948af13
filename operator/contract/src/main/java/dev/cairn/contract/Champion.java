package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The version that a run's result is compared with, as its ModelVersion says.
 *
 * @param name of the ModelVersion
 * @param artifact its model
 * @param evidence its evidence.json, which binds rowFilter and recorded predictions
 * @param unavailable why it could not predict the rows of this run; absent: it did, or was not
 *     asked to
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Champion(
    String name, ArtifactRef artifact, @Nullable FileRef evidence, @Nullable String unavailable) {}
