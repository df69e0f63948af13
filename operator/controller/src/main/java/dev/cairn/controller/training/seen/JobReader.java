package dev.cairn.controller.training.seen;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a Job and its pods into what the planner decides by. Pure. */
public final class JobReader {
  public static final Comparator<Pod> BY_AGE =
      Comparator.comparing(
              (Pod pod) -> Objects.requireNonNullElse(pod.getMetadata().getCreationTimestamp(), ""))
          .thenComparing(pod -> pod.getMetadata().getName());

  /** Both say why; the first comes while pods are still being killed, the second after that. */
  private static final Set<String> GIVEN_UP = Set.of("FailureTarget", "Failed");

  private JobReader() {}

  /** State of the Job that was found at a run's name; null means that there is none. */
  public static JobState read(@Nullable Job job, Collection<Pod> pods, HasMetadata run) {
    if (job == null) {
      return new JobState.Absent();
    }
    return switch (Owned.of(job, run)) {
      case Ownership.Foreign foreign -> new JobState.Foreign(foreign.owner());
      case Ownership.Predecessor ignored -> new JobState.Leaving();
      case Ownership.Ours ignored ->
          job.isMarkedForDeletion()
              ? new JobState.Leaving()
              : new JobState.Present(view(job, pods));
    };
  }

  private static JobView view(Job job, Collection<Pod> pods) {
    List<Pod> own =
        pods.stream()
            .filter(pod -> belongs(pod, job.getMetadata().getUid()))
            .sorted(BY_AGE)
            .toList();
    Optional<Pod> newest = own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
    JobStatus status = job.getStatus() == null ? new JobStatus() : job.getStatus();
    return new JobView(
        job.getMetadata().getName(),
        job.getMetadata().getUid(),
        new JobView.Origin(
            startedAt(job, status), Owned.annotation(job.getMetadata(), Labels.OUTPUT)),
        phase(job, status),
        verdict(status),
        attempts(status),
        new JobView.Controls(
            Boolean.TRUE.equals(job.getSpec().getSuspend()),
            job.getSpec().getTtlSecondsAfterFinished()),
        pod(own),
        newest.map(JobReader::steps).orElse(List.of()));
  }

  private static Instant startedAt(Job job, JobStatus status) {
    String started = status.getStartTime();
    return Instant.parse(started == null ? job.getMetadata().getCreationTimestamp() : started);
  }

  public static boolean belongs(Pod pod, String jobUid) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            reference ->
                Boolean.TRUE.equals(reference.getController())
                    && "Job".equals(reference.getKind())
                    && Objects.equals(reference.getUid(), jobUid));
  }

  private static JobView.Phase phase(Job job, JobStatus status) {
    if (hasCondition(status, "Complete")) {
      return JobView.Phase.COMPLETE;
    }
    if (hasCondition(status, "Failed")) {
      return JobView.Phase.FAILED;
    }
    return Boolean.TRUE.equals(job.getSpec().getSuspend())
        ? JobView.Phase.SUSPENDED
        : JobView.Phase.ACTIVE;
  }

  private static boolean hasCondition(JobStatus status, String type) {
    return status.getConditions().stream()
        .anyMatch(
            condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()));
  }

  private static JobView.@Nullable Verdict verdict(JobStatus status) {
    return status.getConditions().stream()
        .filter(
            condition ->
                GIVEN_UP.contains(condition.getType()) && "True".equals(condition.getStatus()))
        .findFirst()
        .map(
            condition ->
                new JobView.Verdict(text(condition.getReason()), text(condition.getMessage())))
        .orElse(null);
  }

  private static int attempts(JobStatus status) {
    return count(status.getFailed()) + count(status.getSucceeded()) + count(status.getActive());
  }

  private static int count(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static PodView pod(List<Pod> own) {
    return own.isEmpty()
        ? PodView.QUIET
        : new PodView(schedulingProblem(own.getLast()), eviction(own));
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

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }

  private static List<StepView> steps(Pod pod) {
    return Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .map(JobReader::step)
        .toList();
  }

  private static StepView step(ContainerStatus status) {
    ContainerState state = status.getState();
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
          image);
    }
    if (state != null && state.getRunning() != null) {
      return new StepView(name, StepView.State.RUNNING, null, null, null, image);
    }
    var waiting = state == null ? null : state.getWaiting();
    return waiting == null
        ? new StepView(name, StepView.State.WAITING, null, null, null, image)
        : new StepView(
            name, StepView.State.WAITING, waiting.getReason(), waiting.getMessage(), null, image);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
