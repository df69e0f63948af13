package dev.cairn.controller.training.verdict;

import dev.cairn.contract.Step;
import dev.cairn.controller.training.job.RunVolumes;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.StepView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains a pod that the kubelet ended because it took more of the node's disk than its own limits
 * allow. Another attempt would end the same way.
 */
final class EvictionPolicy {
  private static final Pattern VOLUME = Pattern.compile("EmptyDir volume \"([^\"]+)\"");
  private static final Pattern CONTAINER = Pattern.compile("^Container (\\S+) exceeded");

  private EvictionPolicy() {}

  /** Why the kubelet ended a pod of this Job; empty when it did not. */
  public static Optional<Failure> find(JobView job) {
    return Optional.ofNullable(job.pod().evicted()).map(words -> explain(job, words.strip()));
  }

  private static Failure explain(JobView job, String words) {
    Optional<String> volume = first(VOLUME, words);
    String step =
        volume.flatMap(name -> writer(job, name)).or(() -> first(CONTAINER, words)).orElse(null);
    TrainingRunReason reason =
        volume.filter(RunVolumes.MODEL::equals).isPresent()
            ? TrainingRunReason.ArtifactTooLarge
            : FailurePolicy.ofStep(step == null ? Step.TRAIN.container() : step);
    Integer exitCode =
        job.steps().stream()
            .filter(seen -> seen.hasFailed() && seen.name().equals(step))
            .findFirst()
            .map(StepView::exitCode)
            .orElse(null);
    return new Failure(
        reason,
        step,
        exitCode,
        "the kubelet ended the pod: \"%s\"; %s"
            .formatted(words, volume.map(EvictionPolicy::advice).orElse(LIMITS)),
        null);
  }

  /** Of the containers that fill a volume the one that this Job has. */
  private static Optional<String> writer(JobView job, String volume) {
    List<String> writers = RunVolumes.writers(volume);
    return writers.stream()
        .filter(name -> job.step(name).isPresent())
        .findFirst()
        .or(() -> writers.stream().findFirst());
  }

  private static final String LIMITS =
      "write less, or raise limits.ephemeral-storage of spec.trainer.resources or spec.predictor.resources in a new run (a LimitRange of the namespace may have set it)";

  private static String advice(String volume) {
    return switch (volume) {
      case RunVolumes.MODEL ->
          "leave less in /opt/ml/model, or raise spec.output.maxSize in a new run";
      case RunVolumes.INPUT, RunVolumes.ROWS, RunVolumes.LABELS ->
          "select less data in a new run, or ask the administrator to raise worker.inputLimit of the chart";
      case RunVolumes.OUTPUT ->
          "write less to /opt/ml/output: it is for failure and metrics.json, files of the model go to /opt/ml/model";
      case RunVolumes.PREDICTIONS ->
          "write only predictions.csv of each evaluation set to /cairn/predictions";
      case PodVolumes.SHARED_MEMORY -> "raise spec.pod.sharedMemory in a new run";
      default -> "write less to /tmp: in a new run, keep large files in /opt/ml/model";
    };
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
