package dev.cairn.worker.fetch;

import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.tabular.TableFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an evaluation must satisfy before anything is read. */
final class EvaluationRules {
  private EvaluationRules() {}

  /**
   * Judges the evaluation against the channels.
   *
   * @throws StepFailure InvalidSpec naming what makes no sense
   */
  static void check(FetchInput input) throws StepFailure {
    EvaluationSpec evaluation = input.evaluation();
    if (evaluation == null) {
      return;
    }
    if (evaluation.label() == null || evaluation.label().isBlank()) {
      throw StepFailure.invalid("evaluation.label is missing");
    }
    if (evaluation.slices().contains(evaluation.label())) {
      throw StepFailure.invalid("a gate slices by the label: slice by another column");
    }
    Set<String> names = new HashSet<>();
    for (String name : evaluation.datasets()) {
      if (!names.add(name)) {
        throw StepFailure.invalid("evaluation.datasets names %s twice".formatted(name));
      }
      checkTable(name, input.channels());
    }
    if (names.isEmpty()) {
      throw StepFailure.invalid("evaluation.datasets is empty");
    }
    if (input.channels().stream().allMatch(channel -> names.contains(channel.name()))) {
      throw StepFailure.invalid("every data set is kept for evaluation: add one to train on");
    }
  }

  private static void checkTable(String name, List<Channel> channels) throws StepFailure {
    Channel channel =
        channels.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    StepFailure.invalid(
                        "evaluation.datasets names %s, which is no data set".formatted(name)));
    if (TableFormat.of(channel.format()).isEmpty()) {
      throw StepFailure.invalid(
          "data set %s is evaluated row by row: its format must be Parquet, CSV or JSONLines"
              .formatted(name));
    }
  }
}
