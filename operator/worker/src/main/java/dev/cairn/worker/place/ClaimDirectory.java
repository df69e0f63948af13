package dev.cairn.worker.place;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.TreeCopy;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory of a run on a mounted claim.
 *
 * @param path where it is
 */
public record ClaimDirectory(Path path) implements RunDirectory {

  @Override
  public Optional<byte[]> read(String file, int most) throws StepFailure, IOException {
    Path found = path.resolve(file);
    if (!Files.isRegularFile(found)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(found)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw StepFailure.refused(
            StepReason.PUBLISH_FAILED,
            "%s is larger than %s".formatted(Shown.name(file), Shown.bytes(most)));
      }
      return Optional.of(bytes);
    }
  }

  @Override
  public Optional<Measure> measure(String directory) throws IOException {
    Path found = path.resolve(directory);
    return Files.isDirectory(found)
        ? Optional.of(Measure.ofTree(found)).filter(measure -> measure.files() > 0)
        : Optional.empty();
  }

  @Override
  public Optional<Measure> copy(String directory, Path target) throws IOException {
    Path found = path.resolve(directory);
    List<TreeFile> files = Files.isDirectory(found) ? FileTree.list(found) : List.of();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(TreeCopy.copy(files, target, TreeCopy.Durability.QUICK));
  }
}
