package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Checks;
import dev.cairn.worker.bucket.S3Uri;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpSource;
import dev.cairn.worker.place.PvcUri;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.tabular.TableFormat;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What fetch's input must satisfy before anything is read. */
final class FetchRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62})");
  private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");
  private static final String OPAQUE = "Opaque";

  private FetchRules() {}

  /**
   * Judges all channels.
   *
   * @throws StepFailure InvalidSpec naming the first that makes no sense
   */
  static void check(FetchInput input) throws StepFailure {
    Set<String> names = new HashSet<>();
    for (Channel channel : input.channels()) {
      if (channel.name() == null || !NAME.matcher(channel.name()).matches()) {
        throw StepFailure.invalid("a data set's name is missing or not a plain name");
      }
      if (!names.add(channel.name())) {
        throw StepFailure.invalid("two data sets are named " + channel.name());
      }
      try {
        check(channel);
      } catch (StepFailure e) {
        throw e.about("data set " + channel.name());
      }
    }
  }

  /** The instant from which "last" counts. */
  static Instant asOf(FetchInput input) throws StepFailure {
    try {
      return Instant.parse(input.asOf() == null ? "" : input.asOf());
    } catch (DateTimeParseException e) {
      throw StepFailure.invalid("asOf is no instant such as 2026-11-21T12:00:00Z");
    }
  }

  /** The addresses that may be connected to. */
  static AddressPolicy addresses(FetchInput input) throws StepFailure {
    try {
      return AddressPolicy.allowing(input.allowedAddresses());
    } catch (IllegalArgumentException e) {
      throw StepFailure.invalid("allowedAddresses: " + e.getMessage());
    }
  }

  private static void check(Channel channel) throws StepFailure {
    if (channel.uri() == null) {
      throw StepFailure.invalid("uri is missing");
    }
    if (!channel.uri().startsWith(PvcUri.SCHEME)
        && !channel.uri().startsWith(S3Uri.SCHEME)
        && !HttpSource.accepts(channel.uri())) {
      throw StepFailure.invalid("uri must begin with pvc://, s3://, http:// or https://");
    }
    boolean tabular = TableFormat.of(String.valueOf(channel.format())).isPresent();
    if (!tabular && !OPAQUE.equals(channel.format())) {
      throw StepFailure.invalid(
          "format %s is unknown: use Parquet, CSV, JSONLines or Opaque"
              .formatted(Shown.name(String.valueOf(channel.format()))));
    }
    Checks checks = channel.checks();
    if (!tabular && checks != null) {
      throw StepFailure.invalid(
          "checks need rows, and an Opaque format has none: remove them or name the format");
    }
    if (checks != null && checks.maxNullShare() != null && !isShare(checks.maxNullShare())) {
      throw StepFailure.invalid("checks.maxNullShare must be 0 to 1");
    }
    if (channel.digest() != null && !DIGEST.matcher(channel.digest()).matches()) {
      throw StepFailure.invalid("digest must be sha256: and 64 lower-case hexadecimal digits");
    }
  }

  private static boolean isShare(double share) {
    return share >= 0 && share <= 1;
  }
}
