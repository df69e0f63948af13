package dev.cairn.worker.bucket;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a server's refusal means and what a person can do about it. */
final class BucketFailures {
  private static final Set<String> WRONG_PLACE =
      Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "TemporaryRedirect");
  private static final String REGION_HEADER = "x-amz-bucket-region";

  private final String bucket;
  private final BucketAccess access;
  private final StepReason reason;

  BucketFailures(String bucket, BucketAccess access, StepReason reason) {
    this.bucket = bucket;
    this.access = access;
    this.reason = reason;
  }

  /** The failure of a request about one key or prefix. */
  StepFailure explain(String key, SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CheckedHttpClient.Refusal refusal) {
        return StepFailure.refused(reason, refusal.failure().text(), failure);
      }
    }
    String subject = shown(key);
    if (failure instanceof S3Exception answer) {
      return explain(subject, answer);
    }
    return StepFailure.passing(
        reason,
        "%s could not be reached at %s: %s".formatted(subject, access.shown(), root(failure)),
        failure);
  }

  /** An object or a directory that is not there. */
  StepFailure absent(String key) {
    return StepFailure.absent(reason, "bucket %s has no %s".formatted(bucket, Shown.name(key)));
  }

  StepFailure refused(String key, String why) {
    return StepFailure.refused(reason, shown(key) + " " + why);
  }

  private StepFailure explain(String subject, S3Exception answer) {
    int status = answer.statusCode();
    String code = code(answer);
    if (status == 301 || status == 307 || WRONG_PLACE.contains(code)) {
      return StepFailure.refused(
          reason,
          "bucket %s is not in region %s%s: set region (and endpoint) of its storage entry"
              .formatted(bucket, access.region(), itsRegion(answer)),
          answer);
    }
    if (status == 403 || status == 401) {
      return StepFailure.refused(reason, denied(subject, code), answer);
    }
    if ("NoSuchBucket".equals(code)) {
      return StepFailure.absent(
          reason,
          "there is no bucket %s at %s: check the URI and the endpoint in %s"
              .formatted(bucket, access.shown(), access.source()));
    }
    if (status == 404) {
      return StepFailure.absent(
          reason, "%s is not there (%s at %s)".formatted(subject, code, access.shown()));
    }
    if (status == 429 || status >= 500 || "RequestTimeout".equals(code)) {
      return StepFailure.passing(
          reason, "%s: %s answers %d %s".formatted(subject, access.shown(), status, code), answer);
    }
    return StepFailure.refused(
        reason,
        "%s: %s answers %d %s: %s"
            .formatted(subject, access.shown(), status, code, Shown.name(message(answer))),
        answer);
  }

  private String denied(String subject, String code) {
    String keys =
        access.keys().isEmpty()
            ? "no keys are given: put AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY into %s, or add a storage entry for its prefix"
            : "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in %s, and that they may use this prefix";
    return "%s: access denied by %s (%s); %s"
        .formatted(subject, access.shown(), code, keys.formatted(access.source()));
  }

  private static String itsRegion(S3Exception answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader(REGION_HEADER))
        .map(region -> " but in " + Shown.plain(region))
        .orElse("");
  }

  // A HEAD has no body and thus no code.
  static String code(S3Exception answer) {
    @Nullable AwsErrorDetails details = answer.awsErrorDetails();
    @Nullable String code = details == null ? null : details.errorCode();
    return code == null || code.isBlank() ? "no code" : Shown.plain(code);
  }

  private static String message(S3Exception answer) {
    @Nullable AwsErrorDetails details = answer.awsErrorDetails();
    return String.valueOf(details == null ? answer.getMessage() : details.errorMessage());
  }

  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + Shown.plain(String.valueOf(root.getMessage()));
  }

  private String shown(String key) {
    return Shown.name(S3Uri.SCHEME + bucket + (key.isEmpty() ? "" : "/" + key));
  }
}
