package dev.cairn.controller.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Names what keeps a pod from starting, in the words of whoever knows: kubelet or scheduler. */
public final class PodTroublePolicy {
  private static final Set<String> PULL =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable");
  private static final Set<String> CONFIGURATION =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  /** The Job controller makes a pod within a second or two, unless the server refuses it. */
  public static final Duration POD_EXPECTED = Duration.ofSeconds(15);

  private PodTroublePolicy() {}

  /**
   * What the Job or its newest pod waits for; empty when nothing is wrong.
   *
   * @param remedy what a person can change besides making what is missing
   */
  public static Optional<PodTrouble> find(JobView job, Instant now, String remedy) {
    return refusedByServer(job, now)
        .or(() -> placing(job.pod()))
        .or(
            () ->
                job.current()
                    .filter(step -> step.state() == StepView.State.WAITING)
                    .flatMap(step -> waiting(step, remedy)))
        .or(() -> volumeDoesNotCome(job));
  }

  /** What keeps a pod from having a node; empty when nothing does. */
  public static Optional<PodTrouble> placing(PodView pod) {
    return nodeIsLost(pod).or(() -> noNodeTakesIt(pod));
  }

  private static Optional<PodTrouble> refusedByServer(JobView job, Instant now) {
    Instant since = job.origin().at();
    boolean overdue =
        job.phase() == JobView.Phase.ACTIVE
            && job.attempts() == 0
            && since != null
            && now.isAfter(since.plus(POD_EXPECTED));
    return overdue && job.steps().isEmpty() && job.pod().unschedulable() == null
        ? Optional.of(
            new PodTrouble(
                PodTrouble.Kind.Unschedulable,
                "Job %s has no pod, so the server refuses it one (quota, LimitRange, Pod Security or a missing ServiceAccount): see \"kubectl describe job %s\""
                    .formatted(job.name(), job.name())))
        : Optional.empty();
  }

  private static Optional<PodTrouble> nodeIsLost(PodView pod) {
    return Optional.ofNullable(pod.lostNode())
        .map(
            node ->
                new PodTrouble(
                    PodTrouble.Kind.NodeLost,
                    "node %s no longer answers, and its pod cannot end before it does: bring the node back or delete it (\"kubectl delete node %s\"); then the step starts over elsewhere"
                        .formatted(node, node)));
  }

  private static Optional<PodTrouble> noNodeTakesIt(PodView pod) {
    return Optional.ofNullable(pod.unschedulable())
        .map(
            words ->
                new PodTrouble(
                    PodTrouble.Kind.Unschedulable,
                    "no node takes the pod: %s; free or add resources, or make what is missing"
                        .formatted(words)));
  }

  private static Optional<PodTrouble> volumeDoesNotCome(JobView job) {
    return Optional.ofNullable(job.pod().unmounted())
        .map(
            words ->
                new PodTrouble(
                    PodTrouble.Kind.Unschedulable,
                    "a volume of the pod does not come: %s; %s"
                        .formatted(
                            words,
                            words.contains("Multi-Attach")
                                ? "a claim that only one node may mount is in use on another one: wait for the pod there, or use a ReadWriteMany claim"
                                : "see the claim and its storage class")));
  }

  /**
   * What a container that waits lacks.
   *
   * @param remedy as for {@link #find}
   */
  public static Optional<PodTrouble> waiting(StepView step, String remedy) {
    if (step.reason() == null) {
      return Optional.empty();
    }
    if (PULL.contains(step.reason())) {
      return Optional.of(
          new PodTrouble(
              PodTrouble.Kind.ImagePullFailed,
              "image of step %s cannot be pulled: %s; check its name and spec.pod.imagePullSecrets"
                  .formatted(step.name(), words(step))));
    }
    if (CONFIGURATION.contains(step.reason())) {
      return Optional.of(
          new PodTrouble(
              PodTrouble.Kind.Unschedulable,
              "step %s cannot be started: %s; make what is missing or %s"
                  .formatted(step.name(), words(step), remedy)));
    }
    return Optional.empty();
  }

  private static String words(StepView step) {
    return step.message() == null || step.message().isBlank()
        ? String.valueOf(step.reason())
        : step.message();
  }
}
