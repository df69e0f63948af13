package dev.cairn.worker.fetch;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.FetchReport.SplitSet;
import dev.cairn.contract.ModelSignature;
import dev.cairn.worker.profile.ColumnRoles;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import dev.cairn.worker.tabular.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of channels: checks first, then the profile, then the evaluation sets. */
final class TableReports {
  private final TableReader tables;
  private final StepRoots roots;

  TableReports(TableReader tables, StepRoots roots) {
    this.tables = tables;
    this.roots = roots;
  }

  FetchReport of(FetchInput input, List<FetchedChannel> channels) throws StepFailure, IOException {
    Map<String, Long> rows = ChannelMeasures.of(tables, channels).rows();
    List<DatasetFact> facts =
        channels.stream().map(channel -> channel.fact(rows.get(channel.name()))).toList();
    ModelSignature signature = profile(input, channels, rows);
    return new FetchReport(facts, split(input.evaluation(), channels), signature);
  }

  private @Nullable ModelSignature profile(
      FetchInput input, List<FetchedChannel> channels, Map<String, Long> rows)
      throws StepFailure, IOException {
    List<FetchedChannel> training = channels.stream().filter(FetchedChannel::trainsOnRows).toList();
    if (training.isEmpty()) {
      return input.signature();
    }
    EvaluationSpec evaluation = input.evaluation();
    ColumnRoles roles =
        new ColumnRoles(
            evaluation == null ? null : evaluation.label(), times(training), input.signature());
    ModelSignature inferred =
        new TrainingProfile(tables, roles).write(training, rows, roots.work());
    return input.signature() != null
        ? input.signature()
        : InferredSignature.forTask(inferred, evaluation == null ? null : evaluation.task());
  }

  private List<SplitSet> split(@Nullable EvaluationSpec evaluation, List<FetchedChannel> channels)
      throws StepFailure, IOException {
    List<SplitSet> sets = new ArrayList<>();
    if (evaluation == null) {
      return sets;
    }
    PredictorFile.write(roots.rows());
    EvaluationSplit split = new EvaluationSplit(tables, evaluation, roots);
    List<FetchedChannel> training = channels.stream().filter(c -> !c.evaluation()).toList();
    for (String name : evaluation.datasets()) {
      for (FetchedChannel channel : channels) {
        if (channel.name().equals(name)) {
          sets.add(split.split(channel, training));
        }
      }
    }
    return sets;
  }

  private static Set<String> times(List<FetchedChannel> training) {
    return training.stream()
        .map(channel -> channel.channel().eventTime())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
