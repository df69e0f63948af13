package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Where the code of a training is. Said by the run and recorded as Declared: nothing is cloned. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CodeReference(
    @JsonPropertyDescription("URL of the repository.")
        @Size(max = 1024)
        @Pattern("^(https?|ssh)://[^@ ]+$|^[^ :]+@[^ :]+:[^ ]+$")
        @Nullable String repository,
    @JsonPropertyDescription("Commit, or another name that never moves.")
        @Size(max = 256)
        @Text(TextFormat.PLAIN_TEXT)
        @Nullable String revision) {}
