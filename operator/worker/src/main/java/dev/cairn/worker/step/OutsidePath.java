package dev.cairn.worker.step;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The path of an address from outside: letter by letter, and never climbing. */
public final class OutsidePath {
  private OutsidePath() {}

  /**
   * Refuses empty, "." and ".." segments in any encoding, and zero bytes; slashes at the end are
   * allowed.
   *
   * @param uri the whole address, for the message
   * @throws StepFailure InvalidSpec
   */
  public static void refuseClimbing(String uri, String path) throws StepFailure {
    if (climbs(path) || climbs(decoded(path))) {
      throw StepFailure.invalid(
          "%s must not hold empty, \".\" or \"..\" segments".formatted(Shown.name(uri)));
    }
    if (path.indexOf('\0') >= 0) {
      throw StepFailure.invalid("%s holds a zero byte".formatted(Shown.name(uri)));
    }
  }

  /** Whether a path holds empty, "." or ".." segments. */
  public static boolean climbs(String path) {
    String trimmed = path.replaceAll("/+$", "");
    return !trimmed.isEmpty()
        && Arrays.stream(trimmed.split("/", -1))
            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // a lone percent sign encodes nothing
    }
  }
}
