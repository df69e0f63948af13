package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.SetList;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tabular channel must satisfy. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DataChecks(
    @JsonPropertyDescription("Least number of rows.") @Min(0) @Nullable Long minRows,
    @JsonPropertyDescription("Greatest share of nulls in any column, 0 to 1.") @Min(0) @Max(1)
        @Nullable Double maxNullShare,
    @JsonPropertyDescription("Columns that must be there.") @Size(max = 500) @SetList
        List<@Size(min = 1, max = 128) String> requiredColumns) {
  public DataChecks {
    requiredColumns = requiredColumns == null ? List.of() : List.copyOf(requiredColumns);
  }
}
