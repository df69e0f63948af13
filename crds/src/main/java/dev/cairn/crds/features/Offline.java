package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** How training sets are joined. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Offline(@JsonPropertyDescription("The engine.") @Default("DuckDB") Engine engine) {
  public Offline {
    engine = engine == null ? Engine.DUCK_DB : engine;
  }

  /** Engines. */
  public enum Engine {
    /** In the worker's own process. */
    @JsonProperty("DuckDB")
    DUCK_DB,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
