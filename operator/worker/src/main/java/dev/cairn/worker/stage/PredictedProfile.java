package dev.cairn.worker.stage;

import dev.cairn.contract.FetchReport;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.profile.Profile;
import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.profile.PredictionProfiler;
import dev.cairn.worker.score.ClassName;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.tabular.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds what the model gives to the profile of what it takes: its predictions of the first
 * evaluation set, rows that it has not learned from. Done here and not by publish, whose bytes must
 * be the same however often it runs: a sketch draws lots.
 *
 * @param scratch directory for temporary files
 * @param numeric whether predictions are numbers, and not classes
 */
record PredictedProfile(Path scratch, boolean numeric) {
  private static final String PREDICTION = "prediction";
  private static final String SCORE = "score";

  /** Of so many classes scores are profiled; a status has room for 100 columns. */
  private static final int MOST_SCORES = 20;

  /**
   * The reports, with the predictions in the profile; as they are when there is no profile, or when
   * the predictions are no table: publish refuses those in words for a person, and scores all
   * others.
   *
   * @param reports all that goes beside the model
   * @param fetched how many rows the evaluation sets have
   */
  static List<TreeFile> in(
      List<TreeFile> reports, StageInput input, FetchReport fetched, Path scratch)
      throws IOException {
    if (input.task() == null || input.evaluation().isEmpty()) {
      return reports;
    }
    String set = input.evaluation().getFirst();
    long rows =
        fetched.evaluation().stream()
            .filter(split -> split.name().equals(set))
            .mapToLong(FetchReport.SplitSet::rows)
            .sum();
    String predictions = StagedReports.EVALUATION + "/" + set + "/" + StagedReports.PREDICTIONS;
    Optional<TreeFile> file = named(reports, predictions);
    Optional<TreeFile> profile = named(reports, ProfileSummary.FILE);
    if (file.isEmpty() || profile.isEmpty()) {
      return reports;
    }
    PredictedProfile profiler = new PredictedProfile(scratch, input.task().equals("Regression"));
    List<ProfileColumn> columns = profiler.columns(file.get().real(), rows);
    return columns.isEmpty() ? reports : profiler.replaced(reports, profile.get(), columns);
  }

  private static Optional<TreeFile> named(List<TreeFile> files, String name) {
    return files.stream().filter(file -> file.path().equals(Path.of(name))).findFirst();
  }

  private List<ProfileColumn> columns(Path file, long rows) throws IOException {
    TextTable table;
    try {
      table = TextTable.read(scratch, file, rows);
    } catch (TextTable.UnreadableException e) {
      return List.of(); // publish says what is wrong with it
    }
    List<ProfileColumn> columns = new ArrayList<>();
    for (int i = 0; i < table.header().size() && columns.size() <= MOST_SCORES; i++) {
      String name = table.header().get(i);
      int place = i;
      Stream<String> texts = table.lines().stream().map(line -> line[place]);
      if (name.equals(PREDICTION) && !numeric) {
        columns.add(PredictionProfiler.classes(name, texts.map(ClassName::of).toList()));
      } else if (name.equals(PREDICTION) || name.equals(SCORE) || name.startsWith(SCORE + ".")) {
        numbers(texts)
            .map(values -> PredictionProfiler.numbers(name, values))
            .ifPresent(columns::add);
      }
    }
    return columns;
  }

  /** Empty when one is no number: publish names it. */
  private static Optional<double[]> numbers(Stream<String> texts) {
    try {
      return Optional.of(texts.mapToDouble(Double::parseDouble).toArray());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private List<TreeFile> replaced(
      List<TreeFile> reports, TreeFile old, List<ProfileColumn> predicted) throws IOException {
    Profile profile = StepJson.mapper().readValue(Files.readAllBytes(old.real()), Profile.class);
    List<ProfileColumn> columns = new ArrayList<>(profile.columns());
    columns.addAll(predicted);
    Path directory = Files.createTempDirectory(scratch, "profile");
    Files.write(
        directory.resolve(ProfileSummary.FILE),
        StepJson.write(
            new Profile(profile.profileVersion(), profile.channels(), profile.rows(), columns)));
    TreeFile file = TreeFile.borrowed(ProfileSummary.FILE, directory, ProfileSummary.FILE);
    return reports.stream().map(report -> report.equals(old) ? file : report).toList();
  }
}
