package dev.cairn.contract.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One prediction: a line of the router's standard output, and an element of {@link
 * RouterPaths#RECORDS}.
 *
 * @param time when the request came, RFC 3339 with milliseconds, UTC
 * @param requestId {@link RouteHeaders#REQUEST_ID}
 * @param service name of the InferenceService
 * @param key what spec.record.keyPointer found, as text; null without
 * @param table id of the route table
 * @param role of the revision that answered
 * @param revision its name
 * @param modelVersion its ModelVersion
 * @param artifactDigest digest of the artifact
 * @param imageDigest digest of the predictor's image
 * @param outcome Ok, ClientError, Error, Timeout, ConnectError, Overload, SchemaViolation,
 *     NoEndpoint, Disconnected
 * @param fallback why another revision or a fixed answer stood in; null when none did
 * @param status HTTP status that the client got; 0 when it got none
 * @param millis until the first byte of the answer
 * @param input records of the request, sensitive columns left out, as JSON; level All only
 * @param output predictions as JSON; levels Outputs and All
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PredictionRecord(
    String time,
    String requestId,
    String service,
    @Nullable String key,
    String table,
    @Nullable String role,
    @Nullable String revision,
    @Nullable String modelVersion,
    @Nullable String artifactDigest,
    @Nullable String imageDigest,
    String outcome,
    @Nullable String fallback,
    int status,
    double millis,
    @Nullable String input,
    @Nullable String output) {}
