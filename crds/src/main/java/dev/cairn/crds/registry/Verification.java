package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import org.jspecify.annotations.Nullable;

/** Where a version was compared with its digests, and what its last Job came to. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Verification(
    @JsonPropertyDescription("Where the artifact had its digest last.") @Text(TextFormat.URI)
        @Nullable String artifact,
    @JsonPropertyDescription("Where the evidence had its digest last.") @Text(TextFormat.URI)
        @Nullable String evidence,
    @JsonPropertyDescription("The last Job that looked, whose result stands.")
        @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String job,
    @JsonPropertyDescription("Number of that Job, from 1, among those that looked at the same.")
        @Nullable Integer attempt,
    @JsonPropertyDescription("When the next one looks, because this one could not read it.")
        @Text(TextFormat.TIME)
        @Nullable String nextTime) {

  /** Both have their digests where the spec says that they are. */
  public static Verification at(ModelVersionSpec spec) {
    return new Verification(
        spec.artifact().uri(),
        spec.evidence() == null ? null : spec.evidence().uri(),
        null,
        null,
        null);
  }

  /** The same places, and another last Job. */
  public Verification after(String lastJob, int number, @Nullable String next) {
    return new Verification(artifact, evidence, lastJob, number, next);
  }
}
