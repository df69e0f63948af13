package dev.cairn.controller.serving.revision;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.work.PodReader;
import dev.cairn.controller.work.PodTroublePolicy;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Names what keeps the pods of a revision from being ready: what the loader said, what the kubelet
 * or the scheduler says, or that the server ends again and again. Of several pods that are not
 * ready the newest that has something to tell counts, but a wrong digest of any.
 */
public final class PredictorTroublePolicy {
  private static final String DIGEST_MISMATCH = "DigestMismatch";
  private static final String REMEDY = "change spec.predictor or spec.pod";
  private static final int MOST_WORDS = 300;

  private PredictorTroublePolicy() {}

  /** What is wrong; empty when nothing is known to be. */
  public static Optional<PredictorTrouble> find(List<Pod> pods) {
    List<PredictorTrouble> troubles =
        pods.stream()
            .filter(pod -> pod.getStatus() != null && !isReady(pod))
            .sorted(Comparator.comparing(PredictorTroublePolicy::age).reversed())
            .flatMap(pod -> ofPod(pod).stream())
            .toList();
    return troubles.stream()
        .filter(trouble -> trouble.reason().equals(DIGEST_MISMATCH))
        .findFirst()
        .or(() -> troubles.stream().findFirst());
  }

  private static String age(Pod pod) {
    return String.valueOf(pod.getMetadata().getCreationTimestamp());
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  private static Optional<PredictorTrouble> ofPod(Pod pod) {
    return PodTroublePolicy.placing(PodReader.view(List.of(pod)))
        .or(
            () ->
                PodReader.steps(pod).stream()
                    .filter(step -> step.state() == StepView.State.WAITING)
                    .flatMap(step -> PodTroublePolicy.waiting(step, REMEDY).stream())
                    .findFirst())
        .map(trouble -> new PredictorTrouble(trouble.kind().name(), trouble.message()))
        .or(
            () ->
                PodReader.lastEnds(pod).stream().flatMap(step -> ended(step).stream()).findFirst());
  }

  private static Optional<PredictorTrouble> ended(StepView step) {
    if (!step.hasFailed()) {
      return Optional.empty();
    }
    if (step.isOutOfMemory()) {
      return Optional.of(
          new PredictorTrouble(
              "OutOfMemory",
              "container %s needed more memory than its limit: %s"
                  .formatted(
                      step.name(),
                      isLoader(step)
                          ? "let an administrator raise worker.memoryLimit of the chart"
                          : "raise spec.predictor.resources.limits.memory")));
    }
    return Optional.of(isLoader(step) ? notLoaded(step) : crashed(step));
  }

  private static boolean isLoader(StepView step) {
    return step.name().equals(Step.LOAD.container());
  }

  private static PredictorTrouble notLoaded(StepView step) {
    Optional<StepResult> said = StepMessages.result(step);
    boolean mismatch =
        said.filter(result -> result.reason() == StepReason.DIGEST_MISMATCH).isPresent();
    return new PredictorTrouble(
        mismatch ? DIGEST_MISMATCH : "LoadFailed",
        "the model cannot be loaded: " + said.map(StepResult::message).orElseGet(() -> exit(step)));
  }

  private static PredictorTrouble crashed(StepView step) {
    return new PredictorTrouble(
        "PredictorFailed", "the server ends before it is ready: " + exit(step));
  }

  /** The end of a log says most in its last line. */
  private static String exit(StepView step) {
    String words =
        step.message() == null
            ? ""
            : step.message().lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
    String line = words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
    return "exit code %d%s"
        .formatted(step.exitCode(), line.isEmpty() ? ", and it said nothing" : ": " + line.strip());
  }
}
