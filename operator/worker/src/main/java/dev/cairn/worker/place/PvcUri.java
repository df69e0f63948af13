package dev.cairn.worker.place;

import dev.cairn.worker.step.OutsidePath;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.util.regex.Pattern;

/**
 * A pvc:// address. The path is taken letter by letter: percent signs have no meaning in it.
 *
 * @param claim name of the PersistentVolumeClaim
 * @param path below the claim's root, without a slash at either end; empty for the root
 * @param directory whether the address ends with a slash
 */
public record PvcUri(String claim, String path, boolean directory) {
  /** What such addresses begin with. */
  public static final String SCHEME = "pvc://";

  private static final Pattern CLAIM = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

  /**
   * Reads an address.
   *
   * @throws StepFailure InvalidSpec with what to change
   */
  public static PvcUri parse(String uri) throws StepFailure {
    if (!uri.startsWith(SCHEME)) {
      throw StepFailure.invalid(
          "%s is not supported here: use pvc://claim/path".formatted(Shown.name(uri)));
    }
    String rest = uri.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String claim = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    if (!CLAIM.matcher(claim).matches()) {
      throw StepFailure.invalid(
          "%s names no PersistentVolumeClaim: write pvc://claim/path".formatted(Shown.name(uri)));
    }
    OutsidePath.refuseClimbing(uri, path);
    boolean directory = path.isEmpty() || path.endsWith("/");
    return new PvcUri(claim, path.replaceAll("/+$", ""), directory);
  }

  /** The path's segments; empty for the claim's root. */
  public String[] segments() {
    return path.isEmpty() ? new String[0] : path.split("/", -1);
  }
}
