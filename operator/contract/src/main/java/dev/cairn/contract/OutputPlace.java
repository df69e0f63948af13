package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's result goes. Final directory: uri/run/; until it is complete,
 * uri/run.partial-runUid/ (of a name longer than 180 characters the first 180).
 *
 * @param uri directory without a trailing slash: pvc://claim/path or s3://bucket/path
 * @param run the run's name
 * @param runUid UID of the run's object: two objects of one name never share a partial directory
 * @param specHash hash of the run's spec; the same name and hash mean the same work
 * @param maxBytes upper bound of the artifact's size
 * @param format the declared format of the artifact
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record OutputPlace(
    String uri,
    String run,
    String runUid,
    String specHash,
    long maxBytes,
    @Nullable String format) {}
