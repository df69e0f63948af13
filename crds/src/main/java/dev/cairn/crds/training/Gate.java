package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A rule on one metric. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "(has(self.min) ? 1 : 0) + (has(self.max) ? 1 : 0) + (has(self.champion) ? 1 : 0) == 1",
    message = "give exactly one of min, max and champion")
@ValidationRule(
    value =
        "!(self.metric in ['demographicParityRatio', 'equalOpportunityDifference', 'equalizedOddsDifference'])"
            + " || has(self.slice)",
    message = "a fairness metric needs the slice whose groups it compares")
public record Gate(
    @JsonPropertyDescription("Name of the gate.") @Required @Text(TextFormat.DNS_LABEL) String name,
    @JsonPropertyDescription("What is measured.") @Required Metric metric,
    @JsonPropertyDescription("Channel it is measured on; absent: the first of evaluation.datasets.")
        @Text(TextFormat.DNS_LABEL)
        @Nullable String dataset,
    @JsonPropertyDescription("Column: the rule must hold for each of its values.")
        @Size(max = 128)
        @Text(TextFormat.PLAIN_TEXT)
        @Nullable String slice,
    @JsonPropertyDescription("Least value.") @Nullable Double min,
    @JsonPropertyDescription("Greatest value.") @Nullable Double max,
    @JsonPropertyDescription("Compared with the champion on the same rows.")
        @Nullable ChampionBound champion,
    @JsonPropertyDescription(
            "Least number of rows that the metric must rest on; absent: 100, parity 500, ece 1000.")
        @Min(1)
        @Nullable Long minSamples,
    @JsonPropertyDescription(
            "How sure a pass must be. Absent: Point overall, NotRefuted for slices and fairness.")
        @Nullable GateEvidence evidence,
    @JsonPropertyDescription(
            "True: a gate that cannot be estimated does not fail the run. Absent: false.")
        @Nullable Boolean optional) {

  /** Whether the gate may stay unestimated. */
  public boolean optionalOrDefault() {
    return Boolean.TRUE.equals(optional);
  }
}
