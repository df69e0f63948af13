package dev.cairn.worker.fetch;

import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchReport.SplitSet;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import dev.cairn.worker.tabular.LabelTable;
import dev.cairn.worker.tabular.Table;
import dev.cairn.worker.tabular.TableReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts an evaluation set into what the model may see and the truth. Row i is the i-th row of the
 * files in the order of their paths, counted from 0.
 */
final class EvaluationSplit {
  private final TableReader tables;
  private final EvaluationSpec evaluation;
  private final StepRoots roots;

  EvaluationSplit(TableReader tables, EvaluationSpec evaluation, StepRoots roots) {
    this.tables = tables;
    this.evaluation = evaluation;
    this.roots = roots;
  }

  /**
   * Writes rows.jsonl and labels.parquet of one evaluation set.
   *
   * @param training channels that the trainer gets
   * @throws StepFailure DataCheckFailed when a column is missing or a row has no label
   */
  SplitSet split(FetchedChannel set, List<FetchedChannel> training)
      throws StepFailure, IOException {
    try {
      Table table = tables.describe(set.files());
      SplitColumns columns = SplitColumns.of(table, evaluation);
      Path rows = fresh(roots.rows().resolve(set.name())).resolve(StagedReports.ROWS);
      Path truth = fresh(roots.labels().resolve(set.name())).resolve(StagedReports.LABELS);
      SplitSink sink = write(table, columns, rows, truth);
      refuseMissing(sink);
      Modes.readable(rows);
      Modes.readable(truth);
      return new SplitSet(
          set.name(), sink.rows(), evaluation.slices(), sink.digest(), same(set, training));
    } catch (StepFailure e) {
      throw e.about("data set " + set.name());
    }
  }

  private SplitSink write(Table table, SplitColumns columns, Path rows, Path truth)
      throws StepFailure, IOException {
    try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(rows));
        LabelTable labels = tables.labels(columns.numeric(), columns.slices())) {
      SplitSink sink = new SplitSink(columns, lines, labels);
      tables.scan(table, columns.read(), sink);
      labels.write(truth);
      return sink;
    }
  }

  private void refuseMissing(SplitSink sink) throws StepFailure {
    if (sink.rows() == 0) {
      throw StepFailure.refused(
          StepReason.DATA_CHECK_FAILED, "it has no rows, so nothing can be evaluated on it");
    }
    if (sink.withoutLabel() > 0) {
      throw StepFailure.refused(
          StepReason.DATA_CHECK_FAILED,
          "%d of %d rows have no label in column %s: remove these rows or fill the column"
              .formatted(sink.withoutLabel(), sink.rows(), Shown.name(evaluation.label())));
    }
  }

  private static @Nullable String same(FetchedChannel set, List<FetchedChannel> training) {
    return training.stream()
        .filter(channel -> channel.digest().equals(set.digest()))
        .map(FetchedChannel::name)
        .findFirst()
        .orElse(null);
  }

  private static Path fresh(Path directory) throws IOException {
    LocalFiles.deleteTree(directory);
    Files.createDirectories(directory);
    Modes.readable(directory);
    return directory;
  }
}
