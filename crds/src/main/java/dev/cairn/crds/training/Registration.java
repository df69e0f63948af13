package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.ModelCard;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** What becomes of the result. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Registration(
    @JsonPropertyDescription("When a ModelVersion is made. Always: failed gates force stage None.")
        @Default("WhenGatesPass")
        RegistrationPolicy policy,
    @JsonPropertyDescription(
            "Stage of the version: None, Staging, Production, Archived or a DNS label of your own.")
        @Text(TextFormat.STAGE)
        @Default(Stages.NONE)
        String stage,
    @JsonPropertyDescription("What people say about the model.") @Nullable ModelCard card) {

  /** What holds when a run says nothing. */
  public static final Registration DEFAULT =
      new Registration(RegistrationPolicy.WHEN_GATES_PASS, Stages.NONE, null);

  public Registration {
    policy = policy == null ? RegistrationPolicy.WHEN_GATES_PASS : policy;
    stage = stage == null ? Stages.NONE : stage;
  }
}
