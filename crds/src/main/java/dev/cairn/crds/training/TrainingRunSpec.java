package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.CodeReference;
import dev.cairn.crds.model.ModelReference;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.model.RunTrigger;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.schema.GoDuration;
import dev.cairn.crds.schema.KeysLike;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Omit;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import dev.cairn.crds.storage.StorageCredential;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to train, on what, and what to do with the result. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.evaluation) || self.evaluation.datasets.all(name, self.datasets.exists(d, d.name == name))",
    message = "evaluation.datasets must name channels of datasets")
@ValidationRule(
    value =
        "!has(self.evaluation) || self.datasets.exists(d, !(d.name in self.evaluation.datasets))",
    message = "evaluation.datasets are kept from the trainer: leave it at least one channel")
public record TrainingRunSpec(
    @JsonPropertyDescription("The model that the result becomes a version of.") @Required
        ModelReference model,
    @JsonPropertyDescription("Where the code is; recorded as Declared, not cloned.")
        @Nullable CodeReference code,
    @JsonPropertyDescription("The container that trains.") @Required Trainer trainer,
    @JsonPropertyDescription(
            "How the result predicts: on the hold-out and, recorded in the version, when it is served.")
        @Omit("enrich")
        @ValidationRule(
            value = "has(self.handler) != has(self.command)",
            message = "give exactly one of handler and command")
        @Nullable Predictor predictor,
    @JsonPropertyDescription(
            "Handed to the trainer as hyperparameters.json and as CAIRN_PARAM_ variables; seed becomes CAIRN_SEED.")
        @Size(max = 100)
        @KeysLike("^[A-Za-z_][A-Za-z0-9_.-]{0,62}$")
        Map<String, @Size(max = 10_240) String> parameters,
    @JsonPropertyDescription("What to train and evaluate on; each becomes a channel.")
        @Required
        @Size(min = 1, max = 16)
        @ListMap("name")
        List<Dataset> datasets,
    @JsonPropertyDescription("How good the result must be; without it the version is Unevaluated.")
        @Nullable Evaluation evaluation,
    @JsonPropertyDescription("Where the artifact goes.") @Nullable Output output,
    @JsonPropertyDescription("Columns of the model; absent: inferred.")
        @Nullable Signature signature,
    @JsonPropertyDescription("What becomes of the result.") Registration register,
    @JsonPropertyDescription(
            "True: end as Skipped when the data is what the champion, or the last rejected run of this recipe, was trained on.")
        @Default("false")
        boolean onlyNewData,
    @JsonPropertyDescription(
            "Why the run was made; the operator sets it on the runs that it makes.")
        RunTrigger trigger,
    @JsonPropertyDescription("Settings of the run's pods.") PodSettings pod,
    @JsonPropertyDescription("Credentials of object stores.") @Size(max = 16) @ListMap("prefix")
        List<StorageCredential> storage,
    @JsonPropertyDescription("Kueue LocalQueue that admits the run; absent: starts at once.")
        @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String queueName,
    @JsonPropertyDescription("Longest time from start to end, waiting for nodes included.")
        @GoDuration(min = "1s", max = "8760h")
        @Default(TrainingRunSpec.DEFAULT_TIMEOUT)
        String timeout,
    @JsonPropertyDescription(
            "How often pods lost to the platform are replaced; a failing trainer is not tried again.")
        @Min(0)
        @Max(10)
        @Default("" + TrainingRunSpec.DEFAULT_RETRIES)
        Integer retries,
    @JsonPropertyDescription("True: pods are stopped; false again: the run starts over.")
        @Default("false")
        boolean suspend,
    @JsonPropertyDescription("How long finished Jobs stay; the run itself always stays.")
        @GoDuration
        @Default(TrainingRunSpec.DEFAULT_TTL)
        String ttlAfterFinished) {

  /** Schema default of {@link #timeout()}. */
  public static final String DEFAULT_TIMEOUT = "24h";

  /** Schema default of {@link #ttlAfterFinished()}. */
  public static final String DEFAULT_TTL = "168h";

  /** Schema default of {@link #retries()}. */
  public static final int DEFAULT_RETRIES = 2;

  public TrainingRunSpec {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    register = register == null ? Registration.DEFAULT : register;
    trigger = trigger == null ? RunTrigger.MANUAL : trigger;
    pod = pod == null ? PodSettings.NONE : pod;
    storage = storage == null ? List.of() : List.copyOf(storage);
    timeout = timeout == null ? DEFAULT_TIMEOUT : timeout;
    retries = retries == null ? DEFAULT_RETRIES : retries;
    ttlAfterFinished = ttlAfterFinished == null ? DEFAULT_TTL : ttlAfterFinished;
  }
}
