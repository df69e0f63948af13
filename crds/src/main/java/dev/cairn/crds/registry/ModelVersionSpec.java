package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.ModelCard;
import dev.cairn.crds.model.ModelReference;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import dev.cairn.crds.storage.StorageCredential;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which artifact, and what people decide about it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelVersionSpec(
    @JsonPropertyDescription("The model that this is a version of.") @Required ModelReference model,
    @JsonPropertyDescription("The files.") @Required Artifact artifact,
    @JsonPropertyDescription("The evidence of how they were made; absent for foreign artifacts.")
        @Nullable DigestedFile evidence,
    @JsonPropertyDescription(
            "What the version is for: None, Staging, Production, Archived or a DNS label of your own.")
        @Text(TextFormat.STAGE)
        @Default(Stages.NONE)
        String stage,
    @JsonPropertyDescription(
            "Since when it has that stage; absent: when the operator saw it. Of several versions in one stage the greatest wins.")
        @Text(TextFormat.TIME)
        @Nullable String stageSince,
    @JsonPropertyDescription("Decisions of people, each bound to the evidence that they saw.")
        @Size(max = 32)
        @ListMap("by")
        List<Approval> approvals,
    @JsonPropertyDescription("What people say about the model.") @Nullable ModelCard card,
    @JsonPropertyDescription("Credentials of object stores, for the pod that verifies.")
        @Size(max = 16)
        @ListMap("prefix")
        List<StorageCredential> storage,
    @JsonPropertyDescription("Settings of the pod that verifies.") PodSettings pod) {

  public ModelVersionSpec {
    stage = stage == null ? Stages.NONE : stage;
    approvals = approvals == null ? List.of() : List.copyOf(approvals);
    storage = storage == null ? List.of() : List.copyOf(storage);
    pod = pod == null ? PodSettings.NONE : pod;
  }
}
