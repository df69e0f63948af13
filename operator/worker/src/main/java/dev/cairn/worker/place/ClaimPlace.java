package dev.cairn.worker.place;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StagedReports;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run's place on a mounted claim.
 *
 * @param output what the controller said
 * @param claim name of the claim
 * @param root the claim's root
 * @param uri output.uri without a slash at its end
 * @param parent holds both directories
 */
public record ClaimPlace(OutputPlace output, String claim, Path root, String uri, Path parent)
    implements RunPlace {
  private static final String KEPT = ".reports";

  static ClaimPlace of(OutputPlace output, Claims claims) throws StepFailure, IOException {
    PvcUri uri = PvcUri.parse(output.uri());
    Path parent = claims.locate(uri);
    Path root = claims.root().resolve(uri.claim());
    Ancestors.refuseRuns(root, parent);
    String plain = PvcUri.SCHEME + uri.claim() + (uri.path().isEmpty() ? "" : "/" + uri.path());
    return new ClaimPlace(output, uri.claim(), root, plain, parent);
  }

  @Override
  public String storage() {
    return "claim " + claim;
  }

  @Override
  public ClaimDirectory finalDirectory() {
    return new ClaimDirectory(parent.resolve(output.run()));
  }

  @Override
  public ClaimDirectory partialDirectory() {
    return new ClaimDirectory(parent.resolve(PlaceRules.partialName(output)));
  }

  /**
   * Where publish puts stage's reports before the rest becomes visible: they hold labels, and are
   * needed until the end.
   */
  public ClaimDirectory keptReports() {
    return new ClaimDirectory(parent.resolve(PlaceRules.partialName(output) + KEPT));
  }

  @Override
  public Optional<RunResult> published() throws StepFailure, IOException {
    Path directory = finalDirectory().path();
    if (!Files.exists(directory)) {
      return Optional.empty();
    }
    Optional<RunResult> result = ResultFile.read(this);
    if (result.isEmpty()) {
      throw ResultFile.inTheWay(this, "holds no " + RunResult.FILE);
    }
    return result;
  }

  @Override
  public Optional<Measure> copyReports(Path target) throws IOException {
    return Files.isDirectory(keptReports().path())
        ? keptReports().copy("", target)
        : partialDirectory().copy(StagedReports.DIRECTORY, target);
  }

  @Override
  public void dropPartial() throws IOException {
    LocalFiles.deleteTree(partialDirectory().path());
    LocalFiles.deleteTree(keptReports().path());
  }
}
