package dev.cairn.crds.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.SecretReference;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Credentials for every s3:// URI that begins with a prefix. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StorageCredential(
    @JsonPropertyDescription(
            "Beginning of the URIs that these credentials are for; the longest prefix wins.")
        @Required
        @Size(max = 256)
        @Pattern("^s3://[a-z0-9][-a-z0-9.]*(/[^\\s\\\\]*)?$")
        String prefix,
    @JsonPropertyDescription("Secret with AWS_* keys.") @Nullable SecretReference secretRef,
    @JsonPropertyDescription("URL of an S3-compatible server; absent: AWS.")
        @Size(max = 256)
        @Pattern("^https?://[^/@\\s\\\\]+/?$")
        @Nullable String endpoint,
    @JsonPropertyDescription("Region of the bucket.") @Size(max = 64) @Pattern("^[a-z0-9-]+$")
        @Nullable String region) {}
