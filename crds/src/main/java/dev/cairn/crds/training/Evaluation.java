package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How good the result must be, measured by the platform on data that the trainer never saw. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.gates) || (self.task == 'Regression'"
            + " ? self.gates.all(g, g.metric in ['rmse', 'mae', 'r2', 'mape'])"
            + " : self.gates.all(g, !(g.metric in ['rmse', 'mae', 'r2', 'mape'])))",
    message = "rmse, mae, r2 and mape are for Regression, the other metrics for classification")
@ValidationRule(
    value = "!has(self.gates) || self.gates.all(g, !has(g.dataset) || g.dataset in self.datasets)",
    message = "a gate's dataset must stand in evaluation.datasets")
@ValidationRule(
    value = "self.task != 'BinaryClassification' || has(self.positiveLabel)",
    message = "BinaryClassification needs positiveLabel")
public record Evaluation(
    @JsonPropertyDescription(
            "Names of the channels that are kept from the trainer; the first is the gates' default.")
        @Required
        @Size(min = 1, max = 8)
        @SetList
        List<@Text(TextFormat.DNS_LABEL) String> datasets,
    @JsonPropertyDescription("What the model is asked for.") @Required Task task,
    @JsonPropertyDescription("Column with the truth.")
        @Required
        @Size(min = 1, max = 128)
        @Text(TextFormat.PLAIN_TEXT)
        String label,
    @JsonPropertyDescription("Value of the label that counts as positive.") @Size(max = 128)
        @Nullable String positiveLabel,
    @JsonPropertyDescription("Rules that the metrics must satisfy.")
        @Size(max = 50)
        @ListMap("name")
        List<Gate> gates) {
  public Evaluation {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    gates = gates == null ? List.of() : List.copyOf(gates);
  }
}
