package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StagedReports;
import dev.cairn.worker.files.Content;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.place.Snapshot;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What stands beside the model but result.json, made from what stage left. Equal inputs make equal
 * bytes.
 *
 * @param files in the order in which they are written
 * @param evidenceDigest of evidence.json, which is among them
 * @param snapshots data that are kept and that evidence.json names
 */
record FinalFiles(List<FinalFile> files, String evidenceDigest, List<Snapshot> snapshots) {
  /** Directory of the evaluation sets' predictions. */
  static final String PREDICTIONS = "predictions/";

  /**
   * Makes them.
   *
   * @param staged what is published
   * @param reports stage's directory, on the local disk and compared with its digest
   * @throws StepFailure PublishFailed when they cannot be made
   */
  static FinalFiles of(
      StagedFiles staged, ArtifactRef artifact, Path reports, Scorer scorer, Instant publishedAt)
      throws StepFailure, IOException {
    PublishInput input = staged.input();
    RunPlace place = staged.place();
    ReportFiles read = new ReportFiles(reports);
    FetchReport report = read.report();
    LearnedFacts learned = new LearnedFacts(place, reports);
    EvidenceDocument.Found found =
        new EvidenceDocument.Found(
            report,
            read.metrics(),
            scorer.score(input, report, reports).orElse(null),
            learned.profile().orElse(null),
            learned.rowFilter().orElse(null));
    EvidenceDocument evidence = EvidenceDocument.of(input, artifact, found, publishedAt);
    List<FinalFile> files = new ArrayList<>();
    files.add(new FinalFile(Evidence.FILE, Content.of(evidence.bytes())));
    byte[] version = ModelVersionYaml.write(input, place, artifact, evidence.digest());
    files.add(new FinalFile(ModelVersionYaml.FILE, Content.of(version)));
    files.addAll(carried(reports));
    return new FinalFiles(List.copyOf(files), evidence.digest(), Snapshot.of(report.datasets()));
  }

  /** result.json, which says that all of them are there. */
  Content result(RunPlace place, ArtifactRef artifact) {
    return Content.of(
        StepJson.write(
            new RunResult(
                place.output().run(),
                place.output().specHash(),
                artifact.digest(),
                evidenceDigest)));
  }

  // Rows and labels are left out: nobody may need them later.
  private static List<FinalFile> carried(Path reports) throws IOException {
    List<FinalFile> files = new ArrayList<>();
    for (TreeFile file : FileTree.list(reports)) {
      String name = file.name();
      if (name.equals(ProfileSummary.FILE) || name.equals(ProfileSummary.ROW_FILTER_FILE)) {
        files.add(new FinalFile(name, file));
      }
    }
    Path sets = reports.resolve(StagedReports.EVALUATION);
    if (Files.isDirectory(sets)) {
      for (TreeFile file : FileTree.list(sets)) {
        String set = file.name().replaceFirst("/" + StagedReports.PREDICTIONS + "$", "");
        if (!set.equals(file.name())) {
          files.add(new FinalFile(PREDICTIONS + set + ".csv", file));
        }
      }
    }
    files.sort(Comparator.comparing(FinalFile::name));
    return files;
  }
}
