package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scoring found.
 *
 * @param passed whether every gate that counts passed
 * @param champion name of the ModelVersion that was compared with
 * @param gates one entry per gate, in their order
 * @param sets one entry per evaluation set
 * @param warnings what a person should know although it decides nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EvaluationReport(
    boolean passed,
    @Nullable String champion,
    List<Gate> gates,
    List<ScoredSet> sets,
    List<String> warnings) {

  public EvaluationReport {
    gates = gates == null ? List.of() : List.copyOf(gates);
    sets = sets == null ? List.of() : List.copyOf(sets);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }

  /**
   * One gate's result. Numbers that are not finite are absent.
   *
   * @param name of the gate
   * @param value of the metric; of a slice gate that of the worst slice
   * @param low lower end of its 95 % interval
   * @param high upper end of it
   * @param bound what it was compared with
   * @param champion the champion's value on the same rows
   * @param samples size of the denominator that matters
   * @param verdict Passed, Failed or NotEstimable
   * @param reason one CamelCase word where the verdict needs one, such as HoldoutTooSmall
   * @param message one sentence for a person, with the figures
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Gate(
      String name,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double bound,
      @Nullable Double champion,
      @Nullable Long samples,
      String verdict,
      @Nullable String reason,
      String message) {}

  /**
   * One evaluation set.
   *
   * @param name the channel
   * @param rows that were scored, leaked ones left out
   * @param leaked share of its rows that the training channels hold too, 0 to 1
   * @param rowsDigest sha256:… of rows.jsonl: equal digests mean the same rows in the same order
   * @param predictionsDigest sha256:… of predictions/name.csv beside the artifact
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ScoredSet(
      String name, long rows, double leaked, String rowsDigest, String predictionsDigest) {}

  /** Share of leaked rows above which leakage is suspected (statistics.md, section 2). */
  public static final double SUSPICIOUS_LEAK = 0.02;
}
