package dev.cairn.worker.fetch;

import dev.cairn.contract.ModelSignature;
import dev.cairn.contract.ModelSignature.Column;
import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.contract.profile.ProfileColumn.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model's columns as the training data say them. */
final class InferredSignature {
  private static final int MOST_COLUMNS = 500;
  private static final int LONGEST_NAME = 128;
  private static final String PREDICTION = "prediction";
  private static final String SCORE = "score";

  private InferredSignature() {}

  /**
   * Inputs are the columns that are neither the label nor a time, required when no row lacks them;
   * the output is of the label's type. Without a label there are no outputs. Tables that a
   * ModelVersion could not show, with more than 500 columns or with longer names than 128 letters,
   * give no signature at all rather than half of one.
   *
   * @param names of the columns in the order of the files
   * @param profiled the columns
   */
  static ModelSignature of(List<String> names, List<ProfileColumn> profiled) {
    Map<String, ProfileColumn> byName =
        profiled.stream().collect(Collectors.toMap(ProfileColumn::name, Function.identity()));
    List<Column> inputs =
        names.stream()
            .map(byName::get)
            .filter(column -> column != null && column.role() == Role.INPUT)
            .map(column -> column(column.name(), column.type(), column.nulls() == 0))
            .toList();
    boolean shown =
        inputs.size() <= MOST_COLUMNS
            && inputs.stream().allMatch(column -> column.name().length() <= LONGEST_NAME);
    List<Column> outputs =
        profiled.stream()
            .filter(column -> column.role() == Role.LABEL)
            .map(label -> column(PREDICTION, label.type(), true))
            .toList();
    return shown ? new ModelSignature(inputs, outputs) : new ModelSignature(List.of(), List.of());
  }

  /** The same with the score that a classifier may give. */
  static ModelSignature forTask(ModelSignature signature, @Nullable String task) {
    if (!"BinaryClassification".equals(task) || signature.outputs().isEmpty()) {
      return signature;
    }
    Column prediction = signature.outputs().getFirst();
    return new ModelSignature(
        signature.inputs(), List.of(prediction, column(SCORE, "Double", false)));
  }

  private static Column column(String name, String type, boolean required) {
    return new Column(name, type, null, null, List.of(), required, null);
  }
}
