package dev.cairn.worker.place;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The mounted PersistentVolumeClaims.
 *
 * @param root holds one directory per claim
 */
public record Claims(Path root) {

  /**
   * Where an address points to; it need not exist.
   *
   * @throws StepFailure DataUnavailable when the claim is not mounted, InvalidSpec when a link on
   *     the way leaves the claim or the name cannot be a file's
   */
  public Path locate(PvcUri uri) throws StepFailure, IOException {
    Path claim = root.resolve(uri.claim());
    if (!Files.isDirectory(claim)) {
      throw StepFailure.absent(
          StepReason.DATA_UNAVAILABLE,
          "PersistentVolumeClaim %s is not mounted in this container"
              .formatted(Shown.name(uri.claim())));
    }
    Path place = below(claim, uri);
    Path existing = place;
    while (!Files.exists(existing) && !Files.isSymbolicLink(existing)) {
      existing = existing.resolve("..").normalize();
    }
    if (!existing.toRealPath().startsWith(claim.toRealPath())) {
      throw StepFailure.invalid(
          "%s leads out of claim %s through a link: name the place itself"
              .formatted(Shown.name(uri.path()), uri.claim()));
    }
    return place;
  }

  private static Path below(Path claim, PvcUri uri) throws StepFailure {
    Path place = claim;
    try {
      for (String segment : uri.segments()) {
        place = place.resolve(segment);
      }
    } catch (InvalidPathException e) {
      throw StepFailure.invalid(
          "%s cannot be a path in this container: %s"
              .formatted(Shown.name(uri.path()), e.getReason()));
    }
    return place;
  }
}
