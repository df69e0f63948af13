package dev.cairn.worker.score;

import dev.cairn.analytics.UnreadableBytesException;
import dev.cairn.analytics.gate.EvaluationSet;
import dev.cairn.analytics.gate.Gate;
import dev.cairn.analytics.gate.GateJudge;
import dev.cairn.analytics.gate.Judgement;
import dev.cairn.analytics.gate.RatchetPolicy;
import dev.cairn.analytics.metric.Task;
import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.contract.Champion;
import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.EvaluationReport.ScoredSet;
import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.FetchReport.SplitSet;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.place.ArtifactSource;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores a run's evaluation sets. The same files give the same result. */
public final class Scoring {
  private final EvaluationSpec spec;
  private final @Nullable Champion champion;
  private final Places places;
  private final Task task;
  private final ScoredRows rows;

  /**
   * Where scoring reads besides stage's reports.
   *
   * @param scratch for temporary files
   * @param predictions what the champion predicted in this pod; it need not exist
   * @param source brings the champion's files
   */
  public record Places(Path scratch, Path predictions, ArtifactSource source) {}

  /**
   * A scoring.
   *
   * @param spec how the result is judged
   * @param champion what it is compared with; null: nothing
   * @throws StepFailure InvalidSpec when words of the spec are unknown
   */
  public Scoring(EvaluationSpec spec, @Nullable Champion champion, Places places)
      throws StepFailure {
    this.spec = spec;
    this.champion = champion;
    this.places = places;
    this.task = GateReader.task(spec.task());
    this.rows = new ScoredRows(spec, task, places.scratch());
  }

  /**
   * Scores all sets.
   *
   * @param report what fetch said of them
   * @param reports stage's directory, compared with its digest
   * @param seed of the resamples
   * @throws StepFailure PredictionFailed when the model predicted something else than these rows,
   *     PublishFailed when stage's files are broken
   */
  public Score score(FetchReport report, Path reports, String seed)
      throws StepFailure, IOException {
    RowFilter filter = filter(reports.resolve(ProfileSummary.ROW_FILTER_FILE));
    ChampionRecord record =
        champion == null ? null : ChampionRecord.read(champion, places.source(), places.scratch());
    Map<String, EvaluationReport.Gate> told = new HashMap<>();
    List<ScoredSet> sets = new ArrayList<>();
    TreeMap<String, Double> metrics = new TreeMap<>();
    TreeMap<String, String> absent = new TreeMap<>();
    boolean passed = true;
    for (String name : spec.datasets()) {
      ScoredRows.Place place = place(report, reports, name);
      Judgement judgement = judge(place, filter, record, seed(seed));
      passed &= judgement.passed();
      judgement.gates().forEach(gate -> told.put(gate.name(), GateReader.told(gate)));
      sets.add(scored(place, judgement));
      String prefix = name.equals(spec.datasets().getFirst()) ? "" : name + ".";
      judgement.metrics().forEach((metric, value) -> metrics.put(prefix + metric, value));
      judgement
          .absent()
          .forEach((metric, why) -> absent.put(prefix + metric, short256(why.message())));
    }
    List<EvaluationReport.Gate> gates =
        spec.gates().stream().map(gate -> told.get(gate.name())).toList();
    String name = champion == null ? null : champion.name();
    EvaluationReport result =
        new EvaluationReport(passed, name, gates, sets, warnings(report, record));
    return new Score(result, metrics, absent);
  }

  private Judgement judge(
      ScoredRows.Place place,
      @Nullable RowFilter filter,
      @Nullable ChampionRecord record,
      long seed)
      throws StepFailure, IOException {
    var labels = rows.labels(place);
    var rival =
        champion == null || record == null
            ? null
            : rows.champion(place, labels, record, places.predictions(), champion.unavailable());
    EvaluationSet set = rows.set(place, labels, rows.own(place), filter, rival);
    return GateJudge.judge(set, gates(place.set().name()), seed);
  }

  private List<Gate> gates(@Nullable String dataset) throws StepFailure {
    List<Gate> gates = new ArrayList<>();
    for (GateSpec gate : spec.gates()) {
      if (dataset == null || gate.dataset().equals(dataset)) {
        gates.add(GateReader.gate(gate));
      }
    }
    return gates;
  }

  private static ScoredRows.Place place(FetchReport report, Path reports, String name)
      throws StepFailure {
    SplitSet set =
        report.evaluation().stream()
            .filter(split -> split.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    StepFailure.refused(
                        StepReason.PUBLISH_FAILED,
                        "fetch did not split the evaluation set " + Shown.name(name)));
    return new ScoredRows.Place(set, reports.resolve(StagedReports.EVALUATION).resolve(name));
  }

  private static ScoredSet scored(ScoredRows.Place place, Judgement judgement) throws IOException {
    return new ScoredSet(
        place.set().name(),
        judgement.rows(),
        place.set().sameAs() == null ? judgement.leakage().share() : 1, // the very same files
        place.set().rowsDigest(),
        digest(place.file(StagedReports.PREDICTIONS)));
  }

  private List<String> warnings(FetchReport report, @Nullable ChampionRecord record)
      throws StepFailure {
    List<String> warnings = new ArrayList<>(RatchetPolicy.warnings(gates(null)));
    report.evaluation().stream()
        .filter(set -> set.sameAs() != null)
        .map(
            set ->
                "evaluation set %s is the same data as the training channel %s"
                    .formatted(set.name(), set.sameAs()))
        .forEach(warnings::add);
    if (record != null && champion != null) {
      record
          .trouble()
          .map(
              trouble ->
                  "champion %s: %s, so rows that it has trained on are not left out of comparisons with it"
                      .formatted(champion.name(), trouble))
          .ifPresent(warnings::add);
    }
    return warnings.stream().map(Scoring::short512).limit(10).toList();
  }

  private static @Nullable RowFilter filter(Path file) throws StepFailure, IOException {
    if (!Files.isRegularFile(file)) {
      return null; // no training channel has rows
    }
    try {
      return RowFilter.read(Files.readAllBytes(file));
    } catch (UnreadableBytesException e) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED, file.getFileName() + " is broken: " + e.getMessage(), e);
    }
  }

  /** The first eight bytes of a digest. */
  private static long seed(String text) {
    String digest = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    int start = Sha256.PREFIX.length();
    return Long.parseUnsignedLong(digest.substring(start, start + 16), 16);
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.PREFIX + Sha256.drain(in, (buffer, length) -> {}).hex();
    }
  }

  private static String short256(String text) {
    return text.length() <= 256 ? text : text.substring(0, 255) + "…";
  }

  private static String short512(String text) {
    return text.length() <= 512 ? text : text.substring(0, 511) + "…";
  }
}
