package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a rollout ended. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RolloutOutcome(
    @JsonPropertyDescription("Number of the rollout, from 1.") @Required Long number,
    @JsonPropertyDescription("Name of the revision.") @Text(TextFormat.DNS_LABEL)
        @Nullable String revision,
    @JsonPropertyDescription("The ModelVersion.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String modelVersion,
    @JsonPropertyDescription("How it ended.") @Required Outcome outcome,
    @JsonPropertyDescription("When it began.") @Text(TextFormat.TIME) @Nullable String startedAt,
    @JsonPropertyDescription("When it ended.") @Text(TextFormat.TIME) @Nullable String finishedAt,
    @JsonPropertyDescription("Why, in one word.") @Text(TextFormat.CAMEL_CASE)
        @Nullable String reason,
    @JsonPropertyDescription("The evidence at the end.") @Size(max = 16) @ListMap("name")
        List<RolloutCheck> checks) {
  public RolloutOutcome {
    checks = checks == null ? List.of() : List.copyOf(checks);
  }

  /** How a rollout can end. */
  public enum Outcome {
    /** The candidate became stable; every signal passed. */
    @JsonProperty("Promoted")
    PROMOTED,
    /** The candidate became stable without proof. */
    @JsonProperty("Unproven")
    UNPROVEN,
    /** The candidate was worse. */
    @JsonProperty("RolledBack")
    ROLLED_BACK,
    /** Another target came. */
    @JsonProperty("Superseded")
    SUPERSEDED,
    /** A person ended it. */
    @JsonProperty("Aborted")
    ABORTED,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
