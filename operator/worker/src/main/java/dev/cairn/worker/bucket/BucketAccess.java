package dev.cairn.worker.bucket;

import dev.cairn.contract.StorageAccess;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepVariables;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one bucket is reached.
 *
 * @param endpoint an S3-compatible server; empty for AWS
 * @param region the bucket's
 * @param keys empty: requests are not signed, which public buckets allow
 * @param source where keys, endpoint and region come from; for messages
 */
record BucketAccess(Optional<URI> endpoint, String region, Optional<Keys> keys, String source) {
  private static final String USUAL_REGION = "us-east-1";

  /** A pair of keys; never shown. */
  static final class Keys {
    final String id;
    final String secret;
    final Optional<String> token;

    private Keys(String id, String secret, Optional<String> token) {
      this.id = id;
      this.secret = secret;
      this.token = token;
    }
  }

  /**
   * Finds the access for an address: the entry with the longest prefix, else the container's own
   * variables.
   *
   * @throws StepFailure InvalidSpec when keys or endpoint make no sense
   */
  static BucketAccess of(S3Uri uri, List<StorageAccess> storage, StepVariables variables)
      throws StepFailure {
    Optional<StorageAccess> entry =
        storage.stream()
            .filter(access -> access.prefix() != null && covers(access.prefix(), uri))
            .max(Comparator.comparingInt(access -> access.prefix().length()));
    String prefix = entry.map(StorageAccess::variablePrefix).orElse("");
    String named = entry.map(e -> "the storage entry for " + Shown.name(e.prefix())).orElse("");
    String source =
        prefix.isEmpty()
            ? "Secret cairn-storage" + (named.isEmpty() ? "" : " (with " + named + ")")
            : "the Secret of " + named;
    @Nullable String endpoint = entry.map(StorageAccess::endpoint).orElse(null);
    return new BucketAccess(
        endpoint(Optional.ofNullable(endpoint), prefix, variables, source),
        entry
            .map(StorageAccess::region)
            .or(() -> variables.get(prefix + "AWS_REGION"))
            .or(() -> variables.get(prefix + "AWS_DEFAULT_REGION"))
            .orElse(USUAL_REGION),
        keys(prefix, variables, source),
        source);
  }

  /** The server, for messages. */
  String shown() {
    return endpoint.map(uri -> Shown.plain(uri.toString())).orElse("AWS region " + region);
  }

  private static boolean covers(String prefix, S3Uri uri) {
    String whole = uri.plain() + "/";
    return whole.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
  }

  private static Optional<URI> endpoint(
      Optional<String> entry, String prefix, StepVariables variables, String source)
      throws StepFailure {
    Optional<String> text =
        entry
            .or(() -> variables.get(prefix + "AWS_ENDPOINT_URL_S3"))
            .or(() -> variables.get(prefix + "AWS_ENDPOINT_URL"));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.get());
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      throw noEndpoint(source);
    }
    throw noEndpoint(source);
  }

  // The value is not shown: somebody may have put a key into the wrong field of a Secret.
  private static StepFailure noEndpoint(String source) {
    return StepFailure.invalid(
        "the endpoint of %s is no URL: write http(s)://host:port".formatted(source));
  }

  private static Optional<Keys> keys(String prefix, StepVariables variables, String source)
      throws StepFailure {
    Optional<String> id = variables.get(prefix + "AWS_ACCESS_KEY_ID");
    Optional<String> secret = variables.get(prefix + "AWS_SECRET_ACCESS_KEY");
    if (id.isPresent() != secret.isPresent()) {
      throw StepFailure.invalid(
          "%s has only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: both are needed"
              .formatted(source));
    }
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Keys(id.get(), secret.orElseThrow(), variables.get(prefix + "AWS_SESSION_TOKEN")));
  }
}
