package dev.cairn.controller.work;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads pods of one purpose: of a Job, of a revision. Pure. */
public final class PodReader {
  private PodReader() {}

  /** What pods tell, the oldest first. */
  public static PodView view(List<Pod> own) {
    return own.isEmpty()
        ? PodView.QUIET
        : new PodView(
            schedulingProblem(own.getLast()), eviction(own), lostNode(own.getLast()), null);
  }

  /**
   * The kubelet's words for the first pod that it ended over a limit of the pod's own. A pod that
   * had to go because the node was short of something is marked as disrupted; that is nobody's
   * limit, and another attempt may do.
   */
  private static @Nullable String eviction(List<Pod> own) {
    return own.stream()
        .filter(
            pod ->
                "Evicted".equals(pod.getStatus().getReason())
                    && condition(pod, "DisruptionTarget")
                        .filter(disrupted -> "True".equals(disrupted.getStatus()))
                        .isEmpty())
        .findFirst()
        .map(pod -> text(pod.getStatus().getMessage()))
        .orElse(null);
  }

  private static @Nullable String schedulingProblem(Pod pod) {
    return condition(pod, "PodScheduled")
        .filter(condition -> "False".equals(condition.getStatus()))
        .map(condition -> text(condition.getMessage()))
        .orElse(null);
  }

  /**
   * A pod whose node went away is marked for deletion after its tolerations' time; it ends when the
   * node says so, which a node that is off never does.
   */
  private static @Nullable String lostNode(Pod pod) {
    boolean leaves = pod.getMetadata().getDeletionTimestamp() != null;
    boolean taken =
        condition(pod, "DisruptionTarget")
            .filter(disrupted -> "True".equals(disrupted.getStatus()))
            .filter(disrupted -> "DeletionByTaintManager".equals(disrupted.getReason()))
            .isPresent();
    boolean silent = "NodeLost".equals(pod.getStatus().getReason()) || taken;
    return leaves && silent && steps(pod).stream().anyMatch(PodReader::hasNotEnded)
        ? text(pod.getSpec().getNodeName())
        : null;
  }

  private static boolean hasNotEnded(StepView step) {
    return step.state() != StepView.State.TERMINATED;
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }

  /** The containers of a pod in their order. */
  public static List<StepView> steps(Pod pod) {
    return Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .map(PodReader::step)
        .toList();
  }

  /**
   * How the containers of a pod ended last, in their order: also of those that were started again
   * since, or wait for it. Containers that never ended are left out.
   */
  public static List<StepView> lastEnds(Pod pod) {
    return Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .map(
            status ->
                hasEnded(status.getState()) ? step(status) : step(status, status.getLastState()))
        .filter(step -> step.state() == StepView.State.TERMINATED)
        .toList();
  }

  private static boolean hasEnded(@Nullable ContainerState state) {
    return state != null && state.getTerminated() != null;
  }

  private static StepView step(ContainerStatus status) {
    return step(status, status.getState());
  }

  private static StepView step(ContainerStatus status, @Nullable ContainerState state) {
    String name = status.getName();
    String image = status.getImageID();
    if (state != null && state.getTerminated() != null) {
      var ended = state.getTerminated();
      return new StepView(
          name,
          StepView.State.TERMINATED,
          ended.getReason(),
          ended.getMessage(),
          ended.getExitCode(),
          image,
          ended.getFinishedAt() == null ? null : Instant.parse(ended.getFinishedAt()));
    }
    if (state != null && state.getRunning() != null) {
      return new StepView(name, StepView.State.RUNNING, null, null, null, image, null);
    }
    var waiting = state == null ? null : state.getWaiting();
    return waiting == null
        ? new StepView(name, StepView.State.WAITING, null, null, null, image, null)
        : new StepView(
            name,
            StepView.State.WAITING,
            waiting.getReason(),
            waiting.getMessage(),
            null,
            image,
            null);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
