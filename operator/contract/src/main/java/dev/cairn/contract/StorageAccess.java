package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the s3:// addresses that begin with a prefix; of several the longest prefix counts.
 * Keys are in the container's environment, never here.
 *
 * @param prefix such as s3://models/ or s3://models/churn: matched by whole path segments
 * @param endpoint URL of an S3-compatible server; absent: AWS_ENDPOINT_URL of the keys, else AWS
 * @param region region of the bucket; absent: AWS_REGION of the keys, else us-east-1
 * @param variablePrefix what the names of this entry's variables begin with, such as CAIRN_S3_0_ of
 *     CAIRN_S3_0_AWS_ACCESS_KEY_ID; empty or absent: the container's own AWS_* variables
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StorageAccess(
    String prefix,
    @Nullable String endpoint,
    @Nullable String region,
    @Nullable String variablePrefix) {}
