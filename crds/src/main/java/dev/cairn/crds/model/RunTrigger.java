package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a run was made. The operator sets it on the runs that it makes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunTrigger(
    @JsonPropertyDescription("Kind of the cause.") @Default(RunTrigger.DEFAULT_KIND)
        TriggerKind kind,
    @JsonPropertyDescription("Name of the DriftMonitor that made the run.")
        @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String monitor,
    @JsonPropertyDescription("Identity of the cause: an episode, a tick or a token.")
        @Size(max = 256)
        @Text(TextFormat.PLAIN_TEXT)
        @Nullable String cause,
    @JsonPropertyDescription("The window that was judged.") @Nullable TimeWindow window,
    @JsonPropertyDescription("Columns that drifted most.") @Size(max = 20) @SetList
        List<@Size(max = 128) String> columns,
    @JsonPropertyDescription("When the cause was seen.") @Text(TextFormat.TIME)
        @Nullable String at) {

  static final String DEFAULT_KIND = "Manual";

  /** Applied by a person or a pipeline. */
  public static final RunTrigger MANUAL =
      new RunTrigger(TriggerKind.MANUAL, null, null, null, List.of(), null);

  public RunTrigger {
    kind = kind == null ? TriggerKind.MANUAL : kind;
    columns = columns == null ? List.of() : List.copyOf(columns);
  }
}
