package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A training set joined point in time: for each entity row the features that were known then. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeatureJoin(
    @JsonPropertyDescription("The views to join.")
        @Required
        @Size(min = 1, max = 16)
        @ListMap("name")
        List<View> views,
    @JsonPropertyDescription("The rows to join to: keys, time and label.") @Required
        EntityRows entities,
    @JsonPropertyDescription("Column of the entity rows with their time.")
        @Required
        @Size(min = 1, max = 128)
        @Text(TextFormat.PLAIN_TEXT)
        String entityTime,
    @JsonPropertyDescription(
            "Until when rows may have become known: Trigger (the run's cause) or a time.")
        @Size(max = 40)
        @Pattern("^(Trigger|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+))$")
        @Nullable String asOf) {
  public FeatureJoin {
    views = views == null ? List.of() : List.copyOf(views);
  }

  /** Features of one view. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record View(
      @JsonPropertyDescription("Name of the FeatureView.") @Required @Text(TextFormat.DNS_SUBDOMAIN)
          String name,
      @JsonPropertyDescription("Features to take; absent: all.") @Size(max = 500) @SetList
          List<@Size(min = 1, max = 128) String> features) {
    public View {
      features = features == null ? List.of() : List.copyOf(features);
    }
  }

  /** Files with the rows to join to. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record EntityRows(
      @JsonPropertyDescription("A file or, with a trailing slash, a directory.")
          @Required
          @Text(TextFormat.URI)
          String uri,
      @JsonPropertyDescription("Format of the files.") @Required DataFormat format) {}
}
