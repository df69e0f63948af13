package dev.cairn.controller.training.verdict;

import dev.cairn.controller.training.job.StepInputs;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.work.StepMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a spec asks for and cannot get: contradictions that the schema cannot see, and what this
 * release does not do yet. An ordered list of checks; nothing is made for a run that one of them
 * refuses.
 */
public final class SpecPolicy {
  /**
   * Environment of a container is one string to the kernel: at most 128 KiB, of which some is left
   * to the JSON around it.
   */
  private static final int MAX_INPUT = 96 * 1024;

  /**
   * Why not.
   *
   * @param reason for the conditions
   * @param message what to change
   */
  public record Refusal(TrainingRunReason reason, String message) {}

  private static final List<Function<RunCase, Optional<Refusal>>> CHECKS =
      List.of(
          SpecPolicy::featureViews,
          EvaluationPolicy::refusal,
          OutputPolicy::refusal,
          SpecPolicy::selectOverHttp,
          SpecPolicy::tooMuchText);

  private SpecPolicy() {}

  /** The first refusal; empty when the run can start. */
  public static Optional<Refusal> refusal(RunCase that) {
    return CHECKS.stream().map(check -> check.apply(that)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Refusal> featureViews(RunCase that) {
    return missing(
        that.spec().datasets().stream().anyMatch(dataset -> dataset.featureViews() != null),
        "spec.datasets[].featureViews: training sets are not joined by this release; give a uri");
  }

  private static Optional<Refusal> selectOverHttp(RunCase that) {
    return that.spec().datasets().stream()
        .filter(
            dataset ->
                dataset.select() != null
                    && dataset.uri() != null
                    && dataset.uri().startsWith("http"))
        .findFirst()
        .flatMap(
            dataset ->
                invalid(
                    "data set %s: select needs a directory, and http(s) has none; use pvc:// or s3://"
                        .formatted(dataset.name())));
  }

  private static Optional<Refusal> tooMuchText(RunCase that) {
    int size =
        Math.max(
            bytes(StepInputs.fetch(that)),
            bytes(StepInputs.publish(that, Trained.of(that, Optional.empty()), null)));
    return size > MAX_INPUT
        ? invalid(
            "the spec has %d kB of text, and a container's environment takes %d: shorten parameters or keep them in a file of a data set"
                .formatted(size / 1024, MAX_INPUT / 1024))
        : Optional.empty();
  }

  private static int bytes(Object input) {
    return StepMessages.input(input).getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<Refusal> missing(boolean asked, String message) {
    return asked
        ? Optional.of(new Refusal(TrainingRunReason.NotImplemented, message))
        : Optional.empty();
  }

  private static Optional<Refusal> invalid(String message) {
    return Optional.of(new Refusal(TrainingRunReason.InvalidSpec, message));
  }
}
