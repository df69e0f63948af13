package dev.cairn.worker.place;

import dev.cairn.contract.RunResult;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The directories above a run's two, up to the claim's root: none may belong to another run. */
final class Ancestors {
  private Ancestors() {}

  /**
   * Looks at the directory in which a run shall be made and at all above it; links are followed.
   *
   * @param claim the claim's root, which exists and holds the directory
   * @throws StepFailure PublishFailed when one is a run's, be it published or unfinished
   */
  static void refuseRuns(Path claim, Path parent) throws StepFailure, IOException {
    Path root = claim.toRealPath();
    Path existing = parent;
    while (!Files.exists(existing)) {
      existing = existing.resolve("..").normalize();
    }
    @Nullable Path directory = existing.toRealPath().resolve(existing.relativize(parent));
    while (directory != null && !directory.equals(root)) {
      String shown = PvcUri.SCHEME + claim.getFileName() + "/" + root.relativize(directory);
      if (String.valueOf(directory.getFileName()).contains(PlaceRules.PARTIAL)) {
        throw PlaceRules.insideOfRun(shown, "is named like the directory of an unfinished run");
      }
      if (Files.isRegularFile(directory.resolve(RunResult.FILE))) {
        throw PlaceRules.insideOfRun(
            shown, "holds " + RunResult.FILE + ", so it is a published run");
      }
      directory = directory.getParent();
    }
  }
}
