package dev.cairn.worker.fetch;

import dev.cairn.analytics.rows.RowHasher;
import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.tabular.Table;
import dev.cairn.worker.tabular.TableColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Which column of an evaluation set is what: all columns by name, as they are hashed, then one of
 * JSON objects without the label.
 *
 * @param read the columns as they are read
 * @param keys what each is hashed under; none for the JSON objects
 * @param label index of the label
 * @param sliceOf per column, which slice it is; −1: none
 * @param slices number of slices
 * @param numeric whether labels must be numbers
 */
record SplitColumns(
    List<TableColumn> read,
    List<Long> keys,
    int label,
    List<Integer> sliceOf,
    int slices,
    boolean numeric) {
  private static final String REGRESSION = "Regression";

  /**
   * Finds the columns that the evaluation names.
   *
   * @throws StepFailure DataCheckFailed when one is not there or of the wrong type, naming those
   *     that are
   */
  static SplitColumns of(Table table, EvaluationSpec evaluation) throws StepFailure {
    List<TableColumn> columns = table.columns();
    List<String> names = columns.stream().map(TableColumn::name).toList();
    require(names, evaluation.label(), "the label");
    for (String slice : evaluation.slices()) {
      require(names, slice, "the slice");
    }
    int label = names.indexOf(evaluation.label());
    boolean numeric = REGRESSION.equals(evaluation.task());
    if (numeric && !columns.get(label).type().isNumeric()) {
      throw refused(
          "the label %s holds no numbers, which Regression needs"
              .formatted(Shown.name(evaluation.label())));
    }
    List<String> features =
        table.names().stream().filter(name -> !name.equals(evaluation.label())).toList();
    if (features.isEmpty()) {
      throw refused("there is no column but the label, so nothing can be predicted from it");
    }
    List<TableColumn> read = new ArrayList<>(columns);
    read.add(table.json(features));
    return new SplitColumns(
        List.copyOf(read),
        names.stream().map(RowHasher::column).toList(),
        label,
        names.stream().map(evaluation.slices()::indexOf).toList(),
        evaluation.slices().size(),
        numeric);
  }

  long key(int column) {
    return keys.get(column);
  }

  int slice(int column) {
    return sliceOf.get(column);
  }

  int json() {
    return keys.size();
  }

  /** Whether a column's text is needed. */
  boolean kept(int column) {
    return column == label || slice(column) >= 0;
  }

  private static void require(List<String> names, String name, String what) throws StepFailure {
    if (!names.contains(name)) {
      throw refused(
          "%s %s is no column; there are %s".formatted(what, Shown.name(name), Shown.names(names)));
    }
  }

  private static StepFailure refused(String message) {
    return StepFailure.refused(StepReason.DATA_CHECK_FAILED, message);
  }
}
