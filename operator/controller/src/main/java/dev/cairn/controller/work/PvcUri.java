package dev.cairn.controller.work;

import java.util.Optional;

/**
 * A place on a volume: pvc://claim/path.
 *
 * @param claim name of the PersistentVolumeClaim, in the run's namespace
 * @param path below the volume's root, without a leading slash
 */
public record PvcUri(String claim, String path) {
  private static final String SCHEME = "pvc://";

  /** The parts of a pvc:// URI; empty for any other. */
  public static Optional<PvcUri> parse(String uri) {
    if (!uri.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String rest = uri.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return Optional.of(
        slash < 0
            ? new PvcUri(rest, "")
            : new PvcUri(rest.substring(0, slash), rest.substring(slash + 1)));
  }
}
