package dev.cairn.controller.training.verdict;

import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.verdict.SpecPolicy.Refusal;
import dev.cairn.crds.training.Dataset;
import dev.cairn.crds.training.TrainingRunSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Places that a run cannot read from or write to. The namespace's default output has passed no
 * schema, so it is judged here as the schema would.
 */
final class OutputPolicy {
  private static final Pattern PLACE =
      Pattern.compile(
          "(pvc://[a-z0-9]([-a-z0-9.]*[a-z0-9])?/|s3://[a-z0-9][-a-z0-9.]+/)[^\\s\\\\\\p{Cc}\\p{Cf}]*");

  /** Two dots, written out or in any encoding, lead out of a directory. */
  private static final Pattern PARENT =
      Pattern.compile("(\\.|%(25)*2e|%c0%ae){2}", Pattern.CASE_INSENSITIVE);

  private static final int MAX_LENGTH = 1024;

  private static final List<Function<RunCase, Optional<Refusal>>> CHECKS =
      List.of(OutputPolicy::missing, OutputPolicy::malformed, OutputPolicy::amongTheData);

  private OutputPolicy() {}

  /** The first refusal; empty when data can be read and the result has a place. */
  public static Optional<Refusal> refusal(RunCase that) {
    return CHECKS.stream().map(check -> check.apply(that)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Refusal> missing(RunCase that) {
    return that.outputUri().isPresent()
        ? Optional.empty()
        : invalid(
            "spec.output.uri is missing, and the namespace has no default: give one like pvc://models/%s, or set output.uri in ConfigMap cairn-defaults"
                .formatted(that.spec().model().name()));
  }

  private static Optional<Refusal> malformed(RunCase that) {
    String uri = that.outputUri().orElseThrow();
    boolean good =
        uri.length() <= MAX_LENGTH
            && PLACE.matcher(uri + "/").matches()
            && !PARENT.matcher(uri).find();
    boolean own = that.spec().output() != null && that.spec().output().uri() != null;
    return good
        ? Optional.empty()
        : invalid(
            "%s is \"%s\": it must be pvc://claim/path or s3://bucket/path, with a claim's or bucket's name in lower case, without blanks or '..'"
                .formatted(
                    own ? "spec.output.uri" : "output.uri in ConfigMap cairn-defaults", uri));
  }

  private static Optional<Refusal> amongTheData(RunCase that) {
    String output = directory(that.outputUri().orElseThrow());
    return uris(that.spec())
        .filter(uri -> output.startsWith(directory(uri)))
        .findFirst()
        .flatMap(
            uri ->
                invalid(
                    "the output %s is a data set's place, or below it (%s): a result would become data; give results a place of their own"
                        .formatted(output, uri)));
  }

  /** With one slash at the end, so that pvc://a/b is not taken for a part of pvc://a/b2. */
  private static String directory(String uri) {
    return uri.replaceAll("/+$", "") + "/";
  }

  private static Stream<String> uris(TrainingRunSpec spec) {
    return spec.datasets().stream().map(Dataset::uri).flatMap(Stream::ofNullable);
  }

  private static Optional<Refusal> invalid(String message) {
    return Optional.of(new Refusal(TrainingRunReason.InvalidSpec, message));
  }
}
