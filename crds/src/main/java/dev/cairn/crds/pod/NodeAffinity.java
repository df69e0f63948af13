package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which nodes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NodeAffinity(
    @JsonPropertyDescription("Nodes that qualify at all.")
        @Nullable Required requiredDuringSchedulingIgnoredDuringExecution,
    @JsonPropertyDescription("Nodes that are preferred, by weight.") @Size(max = 10)
        List<Preferred> preferredDuringSchedulingIgnoredDuringExecution) {
  public NodeAffinity {
    preferredDuringSchedulingIgnoredDuringExecution =
        preferredDuringSchedulingIgnoredDuringExecution == null
            ? List.of()
            : List.copyOf(preferredDuringSchedulingIgnoredDuringExecution);
  }

  /** A node qualifies when one of the terms matches. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Required(
      @JsonPropertyDescription("Alternatives.")
          @io.fabric8.generator.annotation.Required
          @Size(min = 1, max = 10)
          List<Term> nodeSelectorTerms) {
    public Required {
      nodeSelectorTerms = nodeSelectorTerms == null ? List.of() : List.copyOf(nodeSelectorTerms);
    }
  }

  /** A preference. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Preferred(
      @JsonPropertyDescription("How much it counts.")
          @io.fabric8.generator.annotation.Required
          @Min(1)
          @Max(100)
          Integer weight,
      @JsonPropertyDescription("Which nodes.") @io.fabric8.generator.annotation.Required
          Term preference) {}

  /** All expressions must hold. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Term(
      @JsonPropertyDescription("About the labels of the node.") @Size(max = 10)
          List<LabelExpression> matchExpressions) {
    public Term {
      matchExpressions = matchExpressions == null ? List.of() : List.copyOf(matchExpressions);
    }
  }
}
