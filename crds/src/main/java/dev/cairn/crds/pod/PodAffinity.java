package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Near or far from which pods of this namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodAffinity(
    @JsonPropertyDescription("What must hold.") @Size(max = 10)
        List<Term> requiredDuringSchedulingIgnoredDuringExecution,
    @JsonPropertyDescription("What is preferred, by weight.") @Size(max = 10)
        List<Preferred> preferredDuringSchedulingIgnoredDuringExecution) {
  public PodAffinity {
    requiredDuringSchedulingIgnoredDuringExecution =
        requiredDuringSchedulingIgnoredDuringExecution == null
            ? List.of()
            : List.copyOf(requiredDuringSchedulingIgnoredDuringExecution);
    preferredDuringSchedulingIgnoredDuringExecution =
        preferredDuringSchedulingIgnoredDuringExecution == null
            ? List.of()
            : List.copyOf(preferredDuringSchedulingIgnoredDuringExecution);
  }

  /** Pods and the domain within which nearness counts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Term(
      @JsonPropertyDescription("Which pods.") @Nullable LabelQuery labelSelector,
      @JsonPropertyDescription("Node label whose value is the same for near pods.")
          @Required
          @Text(TextFormat.LABEL_KEY)
          String topologyKey) {}

  /** A preference. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Preferred(
      @JsonPropertyDescription("How much it counts.") @Required @Min(1) @Max(100) Integer weight,
      @JsonPropertyDescription("Which pods.") @Required Term podAffinityTerm) {}
}
