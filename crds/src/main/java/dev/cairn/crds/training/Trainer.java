package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.pod.EnvironmentVariable;
import dev.cairn.crds.pod.ResourceSettings;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The user's container. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Trainer(
    @JsonPropertyDescription("Image that trains: reads /opt/ml/input, writes /opt/ml/model.")
        @Required
        @Text(TextFormat.IMAGE)
        String image,
    @JsonPropertyDescription("Replaces the image's entrypoint.") @Size(max = 64)
        List<@Size(max = 4096) String> command,
    @JsonPropertyDescription("Arguments of the entrypoint.") @Size(max = 64)
        List<@Size(max = 4096) String> args,
    @JsonPropertyDescription("Environment variables.") @Size(max = 100) @ListMap("name")
        List<EnvironmentVariable> env,
    @JsonPropertyDescription("What the container asks for and may use.")
        ResourceSettings resources) {
  public Trainer {
    command = command == null ? List.of() : List.copyOf(command);
    args = args == null ? List.of() : List.copyOf(args);
    env = env == null ? List.of() : List.copyOf(env);
    resources = resources == null ? ResourceSettings.NONE : resources;
  }
}
