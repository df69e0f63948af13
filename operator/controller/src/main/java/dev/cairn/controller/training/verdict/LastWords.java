package dev.cairn.controller.training.verdict;

import dev.cairn.contract.Step;
import dev.cairn.controller.work.StepView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a container said last: the file that it left for this, else the end of its log. */
final class LastWords {
  private static final int LINES = 10;

  private LastWords() {}

  /** The last line, for a message. */
  static String line(StepView step) {
    List<String> lines = all(step.message());
    if (!lines.isEmpty()) {
      return lines.getLast();
    }
    return Step.TRAIN.container().equals(step.name())
        ? "it said nothing (write the reason to /opt/ml/output/failure)"
        : "it said nothing (write the reason to standard error)";
  }

  /** The last ten lines; null when it said nothing. */
  static @Nullable String lines(StepView step) {
    List<String> lines = all(step.message());
    return lines.isEmpty()
        ? null
        : String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  private static List<String> all(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
