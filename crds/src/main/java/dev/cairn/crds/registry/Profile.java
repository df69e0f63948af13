package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Summary of the training data; its bins are what drift is measured in. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Profile(
    @JsonPropertyDescription("Where the whole profile is.") @Size(max = 1024) @Nullable String uri,
    @JsonPropertyDescription("SHA-256 of its bytes.") @Text(TextFormat.DIGEST)
        @Nullable String digest,
    @JsonPropertyDescription("The columns with their bins.") @Size(max = 100) @ListMap("name")
        List<ProfileColumn> columns) {
  public Profile {
    columns = columns == null ? List.of() : List.copyOf(columns);
  }
}
