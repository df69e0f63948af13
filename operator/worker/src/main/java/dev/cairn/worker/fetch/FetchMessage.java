package dev.cairn.worker.fetch;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.FetchReport.SplitSet;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What fetch says when it is done. */
final class FetchMessage {
  private FetchMessage() {}

  static StepResult of(FetchReport report, List<FetchedChannel> channels) {
    List<DatasetFact> facts = report.datasets();
    List<Long> rows = facts.stream().map(DatasetFact::rows).filter(Objects::nonNull).toList();
    long bytes = facts.stream().mapToLong(DatasetFact::bytes).sum();
    List<String> sentences = new ArrayList<>(facts.stream().map(FetchMessage::describe).toList());
    channels.forEach(channel -> sentences.addAll(channel.copy().notes()));
    report.evaluation().stream()
        .filter(set -> set.sameAs() != null)
        .map(FetchMessage::warn)
        .forEach(sentences::add);
    Long sum = rows.isEmpty() ? null : rows.stream().mapToLong(Long::longValue).sum();
    return new StepResult(
        Step.FETCH, StepReason.COMPLETED, String.join("; ", sentences), null, null, sum, bytes);
  }

  private static String describe(DatasetFact fact) {
    String rows = fact.rows() == null ? "" : ", " + fact.rows() + " rows";
    return "%s: %d files%s, %s"
        .formatted(fact.name(), fact.files(), rows, Shown.bytes(fact.bytes()));
  }

  private static String warn(SplitSet set) {
    return "evaluation set %s is the same data as %s, so every row of it leaks"
        .formatted(set.name(), set.sameAs());
  }
}
