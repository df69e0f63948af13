package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.LabelMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import dev.cairn.crds.training.TrainingRunSpec;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A TrainingRun to be made. Its spec may be edited at any time. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunTemplate(
    @JsonPropertyDescription("Labels and annotations of the run.") @Nullable Metadata metadata,
    @JsonPropertyDescription("The run's spec.") @Required TrainingRunSpec spec) {

  /** Labels and annotations of a run. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Metadata(
      @JsonPropertyDescription("Labels. Those of Cairn are refused.") @Size(max = 50) @LabelMap
          Map<String, @Text(TextFormat.LABEL_VALUE) String> labels,
      @JsonPropertyDescription("Annotations. Those of Cairn are refused.") @Size(max = 50) @LabelMap
          Map<String, @Size(max = 4096) String> annotations) {
    public Metadata {
      labels = labels == null ? Map.of() : Map.copyOf(labels);
      annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    }
  }
}
