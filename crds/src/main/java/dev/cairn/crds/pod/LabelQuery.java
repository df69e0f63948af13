package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.LabelMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/** Objects chosen by their labels; all conditions must hold. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LabelQuery(
    @JsonPropertyDescription("Labels with these values.")
        @LabelMap(refuseOwn = false)
        @Size(max = 20)
        Map<String, @Text(TextFormat.LABEL_VALUE) String> matchLabels,
    @JsonPropertyDescription("Conditions on labels.") @Size(max = 10)
        List<LabelExpression> matchExpressions) {
  public LabelQuery {
    matchLabels = matchLabels == null ? Map.of() : Map.copyOf(matchLabels);
    matchExpressions = matchExpressions == null ? List.of() : List.copyOf(matchExpressions);
  }
}
