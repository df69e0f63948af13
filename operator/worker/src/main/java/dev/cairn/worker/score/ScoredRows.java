package dev.cairn.worker.score;

import dev.cairn.analytics.gate.Champion;
import dev.cairn.analytics.gate.EvaluationSet;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchReport.SplitSet;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.tabular.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins what a model predicted of one evaluation set with its labels. */
final class ScoredRows {
  private static final int MOST_ROWS = 50_000_000;

  private final @Nullable String positive;
  private final Task task;
  private final Path scratch;

  ScoredRows(EvaluationSpec spec, Task task, Path scratch) {
    this.positive =
        spec.positiveLabel() == null || task == Task.REGRESSION
            ? spec.positiveLabel()
            : ClassName.of(spec.positiveLabel());
    this.task = task;
    this.scratch = scratch;
  }

  /**
   * Where one set is.
   *
   * @param set as fetch split it
   * @param directory holds rows, labels and predictions
   */
  record Place(SplitSet set, Path directory) {
    Path file(String name) {
      return directory.resolve(name);
    }
  }

  /** The labels of a set. */
  Labels labels(Place place) throws StepFailure, IOException {
    long rows = place.set().rows();
    if (rows > MOST_ROWS) {
      throw StepFailure.refused(
          StepReason.DATA_CHECK_FAILED,
          "evaluation set %s has %d rows, at most %d can be scored: evaluate on a sample"
              .formatted(Shown.name(place.set().name()), rows, MOST_ROWS));
    }
    Labels.Shape shape =
        new Labels.Shape(
            Math.toIntExact(rows), task == Task.REGRESSION, place.set().slices().size());
    return Labels.read(scratch, place.file(StagedReports.LABELS), shape);
  }

  /**
   * What the run's own model predicted.
   *
   * @throws StepFailure PredictionFailed when it predicted something else than these rows
   */
  Predictions own(Place place) throws StepFailure, IOException {
    try {
      return file(place).read(scratch, place.file(StagedReports.PREDICTIONS));
    } catch (UnfitPredictionsException e) {
      throw StepFailure.refused(
          StepReason.PREDICTION_FAILED,
          "%s of evaluation set %s %s: predict each row once, in a line row,prediction,score"
              .formatted(
                  StagedReports.PREDICTIONS,
                  Shown.name(place.set().name()),
                  Shown.plain(String.valueOf(e.getMessage()))),
          e);
    }
  }

  /**
   * What a champion predicted: now, or when it was published.
   *
   * @param predictions directory of what it predicted now; it need not exist
   * @param why it did not predict now; absent: it should have
   */
  Champion champion(
      Place place, Labels labels, ChampionRecord record, Path predictions, @Nullable String why)
      throws StepFailure, IOException {
    String name = place.set().name() + "/" + StagedReports.PREDICTIONS;
    try {
      Optional<Path> said =
          why == null && Files.isRegularFile(predictions.resolve(name))
              ? Optional.of(TreeFile.borrowed(name, predictions, name).real())
              : record.recordedPredictions(place.set().rowsDigest());
      if (said.isEmpty()) {
        return Champion.unavailable(why == null ? "it left no predictions of these rows" : why);
      }
      return Champion.of(file(place).read(scratch, said.get()), record.trainedOn(labels.hashes()));
    } catch (RefusedTreeException e) {
      return unusable(String.valueOf(e.getMessage())); // a link to what only this step may read
    } catch (UnfitPredictionsException e) {
      return unusable("the file " + e.getMessage());
    }
  }

  private static Champion unusable(String why) {
    return Champion.unavailable("its predictions cannot be used: " + Shown.plain(why));
  }

  /** All of it, for the judge. */
  @SuppressWarnings("NullAway") // a class file does not say that the texts of an array may be null
  EvaluationSet set(
      Place place,
      Labels labels,
      Predictions predictions,
      @Nullable RowFilter filter,
      @Nullable Champion champion) {
    Map<String, @Nullable String[]> slices = new HashMap<>();
    for (int i = 0; i < place.set().slices().size(); i++) {
      slices.put(place.set().slices().get(i), labels.slices().get(i));
    }
    boolean[] trainedOn = new boolean[labels.rows()];
    for (int row = 0; filter != null && row < trainedOn.length; row++) {
      trainedOn[row] = filter.mayContain(labels.hashes()[row]);
    }
    Outcomes truth =
        task == Task.REGRESSION ? Outcomes.of(labels.numbers()) : Outcomes.of(classes(labels));
    return new EvaluationSet(task, positive, truth, predictions, slices, trainedOn, champion);
  }

  /** The labels as the predictions' classes are named. */
  private static @Nullable String[] classes(Labels labels) {
    @Nullable String[] names = new @Nullable String[labels.rows()];
    for (int row = 0; row < names.length; row++) {
      String text = labels.texts()[row];
      names[row] = text == null ? null : ClassName.of(text);
    }
    return names;
  }

  private PredictionFile file(Place place) {
    return new PredictionFile(
        Math.toIntExact(place.set().rows()),
        task == Task.REGRESSION,
        task == Task.BINARY_CLASSIFICATION ? positive : null);
  }
}
