package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.SecretReference;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the newest values are kept. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.store != 'Redis' || has(self.redis)",
    message = "store Redis needs redis")
public record Online(
    @JsonPropertyDescription("Kind of the store.") @Required Store store,
    @JsonPropertyDescription("A server that speaks Redis' protocol.") @Nullable Redis redis) {

  /** Kinds of stores. */
  public enum Store {
    /** Whatever speaks Redis' protocol. */
    @JsonProperty("Redis")
    REDIS,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }

  /** A server that speaks Redis' protocol. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Redis(
      @JsonPropertyDescription("Host and port.")
          @Required
          @Size(max = 261)
          @Pattern("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?:[0-9]{1,5}$")
          String address,
      @JsonPropertyDescription("Secret with username and password.")
          @Nullable SecretReference secretRef) {}
}
