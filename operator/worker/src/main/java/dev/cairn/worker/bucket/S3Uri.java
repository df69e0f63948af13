package dev.cairn.worker.bucket;

import dev.cairn.worker.step.OutsidePath;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.util.regex.Pattern;

/**
 * An s3:// address. The key is taken letter by letter: percent signs have no meaning in it.
 *
 * @param bucket the bucket's name
 * @param key without a slash at either end; empty for the whole bucket
 * @param directory whether the address ends with a slash
 */
public record S3Uri(String bucket, String key, boolean directory) {
  /** What such addresses begin with. */
  public static final String SCHEME = "s3://";

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][-a-z0-9.]{1,61}[a-z0-9]");

  /**
   * Reads an address.
   *
   * @throws StepFailure InvalidSpec with what to change
   */
  public static S3Uri parse(String uri) throws StepFailure {
    if (!uri.startsWith(SCHEME)) {
      throw StepFailure.invalid(
          "%s is not supported here: use s3://bucket/path".formatted(Shown.name(uri)));
    }
    String rest = uri.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    if (!BUCKET.matcher(bucket).matches()) {
      throw StepFailure.invalid(
          "%s names no bucket: write s3://bucket/path".formatted(Shown.name(uri)));
    }
    OutsidePath.refuseClimbing(uri, path);
    boolean directory = path.isEmpty() || path.endsWith("/");
    return new S3Uri(bucket, path.replaceAll("/+$", ""), directory);
  }

  /** What the keys of everything below this directory begin with; empty for the whole bucket. */
  public String prefix() {
    return key.isEmpty() ? "" : key + "/";
  }

  /** The address without a slash at its end. */
  public String plain() {
    return SCHEME + bucket + (key.isEmpty() ? "" : "/" + key);
  }
}
