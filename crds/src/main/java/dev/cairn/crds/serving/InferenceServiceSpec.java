package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.schema.GoDuration;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.storage.StorageCredential;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to serve, and how to change it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InferenceServiceSpec(
    @JsonPropertyDescription("Which model, and which of its versions.") @Required ServedModel model,
    @JsonPropertyDescription(
            "Overrides the version's recorded runtime; required for versions that are only Declared.")
        @ValidationRule(
            value = "!(has(self.handler) && has(self.command))",
            message = "give handler or command, not both")
        @Nullable Predictor predictor,
    @JsonPropertyDescription("How many pods.") @Default("{\"minReplicas\":1}") Scaling scaling,
    @JsonPropertyDescription("Longest wait for the first byte of an answer, per attempt.")
        @GoDuration(min = "10ms", max = "1h")
        @Default(InferenceServiceSpec.DEFAULT_TIMEOUT)
        String timeout,
    @JsonPropertyDescription("When a request that the candidate failed is sent to stable.")
        @Default("Always")
        RetryOnStable retryOnStable,
    @JsonPropertyDescription("How another version replaces the present one.") Rollout rollout,
    @JsonPropertyDescription("Who gets which revision, besides weights.")
        @Nullable TrafficSettings traffic,
    @JsonPropertyDescription("What answers when stable fails.") @Nullable Fallback fallback,
    @JsonPropertyDescription("Whether requests are checked against the model's signature.")
        SchemaCheck schema,
    @JsonPropertyDescription("What is recorded of each prediction.") Recording record,
    @JsonPropertyDescription("Settings of the pods.") PodSettings pod,
    @JsonPropertyDescription("Credentials of object stores.") @Size(max = 16) @ListMap("prefix")
        List<StorageCredential> storage,
    @JsonPropertyDescription("True: no pods; the Service stays.") @Default("false")
        boolean suspend) {

  /** Schema default of {@link #timeout()}. */
  public static final String DEFAULT_TIMEOUT = "5s";

  public InferenceServiceSpec {
    scaling = scaling == null ? Scaling.DEFAULT : scaling;
    timeout = timeout == null ? DEFAULT_TIMEOUT : timeout;
    retryOnStable = retryOnStable == null ? RetryOnStable.ALWAYS : retryOnStable;
    rollout = rollout == null ? Rollout.DEFAULT : rollout;
    schema = schema == null ? SchemaCheck.DEFAULT : schema;
    record = record == null ? Recording.DEFAULT : record;
    pod = pod == null ? PodSettings.NONE : pod;
    storage = storage == null ? List.of() : List.copyOf(storage);
  }
}
