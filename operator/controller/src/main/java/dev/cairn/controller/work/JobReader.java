package dev.cairn.controller.work;

import dev.cairn.contract.PublishInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a Job and its pods into what the planner decides by. Pure. */
public final class JobReader {
  /** The oldest first. */
  public static final Comparator<Pod> BY_AGE =
      Comparator.comparing(
              (Pod pod) -> Objects.requireNonNullElse(pod.getMetadata().getCreationTimestamp(), ""))
          .thenComparing(JobReader::isLive)
          .thenComparing(pod -> pod.getMetadata().getName());

  /** Both say why; the first comes while pods are still being killed, the second after that. */
  private static final Set<String> GIVEN_UP = Set.of("FailureTarget", "Failed");

  private JobReader() {}

  /** Times have whole seconds: of two pods of one second, the one that goes on is the newer. */
  private static boolean isLive(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return !"Failed".equals(phase) && !"Succeeded".equals(phase);
  }

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
            startedAt(job, status),
            Owned.annotation(job.getMetadata(), Labels.OUTPUT),
            told(job).orElse(null)),
        phase(job, status),
        verdict(status),
        attempts(status),
        new JobView.Controls(
            Boolean.TRUE.equals(job.getSpec().getSuspend()),
            job.getSpec().getTtlSecondsAfterFinished()),
        PodReader.view(own),
        newest.map(PodReader::steps).orElse(List.of()));
  }

  /** A Job that was held, and that the Job controller has not taken up again, has no start yet. */
  private static @Nullable Instant startedAt(Job job, JobStatus status) {
    String started = status.getStartTime();
    if (started == null && hasCondition(status, "Suspended")) {
      return null;
    }
    return Instant.parse(started == null ? job.getMetadata().getCreationTimestamp() : started);
  }

  /** What the Job tells publish: a Job is the whole truth about what its pods are told. */
  private static Optional<PublishInput> told(Job job) {
    PodSpec pod = job.getSpec().getTemplate().getSpec();
    return pod.getContainers().stream()
        .filter(container -> Step.PUBLISH.container().equals(container.getName()))
        .flatMap(container -> container.getEnv().stream())
        .filter(variable -> StepPaths.INPUT_VARIABLE.equals(variable.getName()))
        .findFirst()
        .map(EnvVar::getValue)
        .flatMap(value -> StepMessages.publishInput(value.replace("$$", "$")));
  }

  /** Whether a pod is the Job's with this UID. */
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

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
