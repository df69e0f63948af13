package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What the rows of a materialisation must satisfy. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeatureChecks(
    @JsonPropertyDescription("Greatest share of nulls in any feature, 0 to 1.") @Min(0) @Max(1)
        @Nullable Double maxNullShare,
    @JsonPropertyDescription("Least number of rows.") @Min(0) @Nullable Long minRows) {}
