package dev.cairn.contract.profile;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column. All rows are: nulls, and the values of numeric or levels; an ignored column has
 * neither. Rows are those of the training channels; of a column that the model gives, those of the
 * first evaluation set.
 *
 * @param name of the column
 * @param kind decides whether numeric or levels is there
 * @param role what the column is to the model
 * @param type of its values: Double, Long, String or Boolean
 * @param nulls rows without a value
 * @param declared what the run's signature says of it; absent: nothing
 * @param numeric of kind Numeric
 * @param levels of the other kinds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProfileColumn(
    String name,
    Kind kind,
    Role role,
    String type,
    long nulls,
    @Nullable Declared declared,
    @Nullable NumericFacts numeric,
    @Nullable LevelFacts levels) {

  /** What a column's values are like. */
  public enum Kind {
    /** Numbers, in bins. */
    @JsonProperty("Numeric")
    NUMERIC,
    /** Texts that repeat, as levels. */
    @JsonProperty("Categorical")
    CATEGORICAL,
    /** The levels true and false. */
    @JsonProperty("Boolean")
    BOOLEAN,
    /** Free text, identifiers, nested values: no levels. */
    @JsonProperty("Text")
    TEXT,
    /** A kind of a newer program. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }

  /** What a column is to the model. */
  public enum Role {
    /** The model takes it. */
    @JsonProperty("Input")
    INPUT,
    /** The model gives it. */
    @JsonProperty("Prediction")
    PREDICTION,
    /** The truth. */
    @JsonProperty("Label")
    LABEL,
    /** Time of the event, or a nested value: only nulls are counted. */
    @JsonProperty("Ignored")
    IGNORED,
    /** A role of a newer program. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }

  /**
   * What the signature declares of a column.
   *
   * @param min lower bound, inclusive
   * @param max upper bound, inclusive
   * @param categories allowed values; empty: any
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Declared(@Nullable Double min, @Nullable Double max, List<String> categories) {
    public Declared {
      categories = categories == null ? List.of() : List.copyOf(categories);
    }
  }
}
