package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays the Job controller for Jobs of one pod: suspend, retries, failure policy, deadline, TTL.
 */
final class JobPlayer {
  private final KubernetesClient client;

  JobPlayer(KubernetesClient client) {
    this.client = client;
  }

  /** Moves a Job; returns its pod when that one may go on. */
  Optional<Pod> play(Job job, List<Pod> pods) {
    JobStatus status = job.getStatus() == null ? new JobStatus() : job.getStatus();
    Optional<JobCondition> end =
        status.getConditions().stream().filter(JobPlayer::isEnd).findFirst();
    if (end.isPresent()) {
      expire(job, end.get());
      return Optional.empty();
    }
    Optional<Pod> active = pods.stream().filter(pod -> !isOver(pod)).findFirst();
    List<Pod> failed = pods.stream().filter(pod -> isIn(pod, "Failed")).toList();
    if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
      active.ifPresent(PodPlayer.remove(client));
      suspended(job, status);
      return Optional.empty();
    }
    if (pods.stream().anyMatch(pod -> isIn(pod, "Succeeded"))) {
      complete(job, status);
      return Optional.empty();
    }
    Optional<String[]> verdict = verdict(job, status, failed);
    if (verdict.isPresent()) {
      active.ifPresent(PodPlayer.remove(client));
      fail(job, status, verdict.get(), failed.size());
      return Optional.empty();
    }
    if (active.isEmpty()) {
      start(job, status, failed.size());
    }
    return active;
  }

  private static boolean isEnd(JobCondition condition) {
    return List.of("Complete", "Failed").contains(condition.getType())
        && condition.getStatus().equals("True");
  }

  private static boolean isOver(Pod pod) {
    return isIn(pod, "Failed") || isIn(pod, "Succeeded");
  }

  private static boolean isIn(Pod pod, String phase) {
    return phase.equals(pod.getStatus().getPhase());
  }

  private void expire(Job job, JobCondition end) {
    Integer ttl = job.getSpec().getTtlSecondsAfterFinished();
    if (ttl != null
        && !Instant.now().isBefore(Instant.parse(end.getLastTransitionTime()).plusSeconds(ttl))) {
      client.resource(job).delete();
    }
  }

  private void suspended(Job job, JobStatus before) {
    boolean known =
        before.getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Suspended")
                        && condition.getStatus().equals("True"));
    if (!known) {
      write(
          job,
          new JobStatusBuilder(before)
              .withStartTime(null)
              .withActive(null)
              .withReady(0)
              .withConditions(condition("Suspended", "JobSuspended", "Job suspended"))
              .build());
    }
  }

  private void start(Job job, JobStatus before, int failed) {
    List<JobCondition> conditions = new ArrayList<>(before.getConditions());
    conditions.forEach(condition -> condition.setStatus("False"));
    write(
        job,
        new JobStatusBuilder(before)
            .withStartTime(before.getStartTime() == null ? PodPlayer.now() : before.getStartTime())
            .withActive(1)
            .withReady(0)
            .withTerminating(0)
            .withFailed(failed == 0 ? null : failed)
            .withConditions(conditions)
            .build());
    client.resource(pod(job)).create();
  }

  private static Pod pod(Job job) {
    var template = job.getSpec().getTemplate();
    return new PodBuilder()
        .withNewMetadata()
        .withGenerateName(job.getMetadata().getName() + "-")
        .withNamespace(job.getMetadata().getNamespace())
        .withLabels(template.getMetadata().getLabels())
        .withAnnotations(template.getMetadata().getAnnotations())
        .addNewOwnerReference()
        .withApiVersion("batch/v1")
        .withKind("Job")
        .withName(job.getMetadata().getName())
        .withUid(job.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .endOwnerReference()
        .endMetadata()
        .withSpec(template.getSpec())
        .editSpec()
        .withNodeName(KubeletServer.NODE)
        .endSpec()
        .build();
  }

  private void complete(Job job, JobStatus before) {
    write(
        job,
        new JobStatusBuilder(before)
            .withActive(null)
            .withReady(0)
            .withTerminating(0)
            .withSucceeded(1)
            .withCompletionTime(PodPlayer.now())
            .withNewUncountedTerminatedPods()
            .endUncountedTerminatedPods()
            .addToConditions(
                condition("SuccessCriteriaMet", "CompletionsReached", "Reached expected number"),
                condition("Complete", "CompletionsReached", "Reached expected number"))
            .build());
  }

  private void fail(Job job, JobStatus before, String[] verdict, int failed) {
    write(
        job,
        new JobStatusBuilder(before)
            .withActive(null)
            .withReady(0)
            .withTerminating(0)
            .withFailed(failed)
            .withNewUncountedTerminatedPods()
            .endUncountedTerminatedPods()
            .addToConditions(
                condition("FailureTarget", verdict[0], verdict[1]),
                condition("Failed", verdict[0], verdict[1]))
            .build());
  }

  /** Reason and message for which the Job is given up; empty while it goes on. */
  private static Optional<String[]> verdict(Job job, JobStatus status, List<Pod> failed) {
    Long deadline = job.getSpec().getActiveDeadlineSeconds();
    if (deadline != null
        && status.getStartTime() != null
        && Duration.between(Instant.parse(status.getStartTime()), Instant.now()).toSeconds()
            >= deadline) {
      return Optional.of(
          new String[] {"DeadlineExceeded", "Job was active longer than specified deadline"});
    }
    if (failed.stream().anyMatch(pod -> isFatal(job, pod))) {
      return Optional.of(new String[] {"PodFailurePolicy", "Container failed, rule matched"});
    }
    return failed.size() > job.getSpec().getBackoffLimit()
        ? Optional.of(
            new String[] {"BackoffLimitExceeded", "Job has reached the specified backoff limit"})
        : Optional.empty();
  }

  /** The first rule of the Job's own failure policy that matches decides. */
  private static boolean isFatal(Job job, Pod pod) {
    return job.getSpec().getPodFailurePolicy().getRules().stream()
        .filter(rule -> matches(rule, pod))
        .findFirst()
        .map(rule -> rule.getAction().equals("FailJob"))
        .orElse(false);
  }

  private static boolean matches(PodFailurePolicyRule rule, Pod pod) {
    var codes = rule.getOnExitCodes();
    if (codes == null) {
      return false; // a disruption: nobody evicts here
    }
    return statuses(pod)
        .filter(
            status ->
                codes.getContainerName() == null
                    || codes.getContainerName().equals(status.getName()))
        .map(status -> status.getState().getTerminated())
        .filter(ended -> ended != null && ended.getExitCode() != 0)
        .anyMatch(
            ended ->
                codes.getValues().contains(ended.getExitCode())
                    == Objects.equals(codes.getOperator(), "In"));
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return Stream.concat(
        pod.getStatus().getInitContainerStatuses().stream(),
        pod.getStatus().getContainerStatuses().stream());
  }

  private static JobCondition condition(String type, String reason, String message) {
    return new JobConditionBuilder()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withMessage(message)
        .withLastTransitionTime(PodPlayer.now())
        .withLastProbeTime(PodPlayer.now())
        .build();
  }

  private void write(Job job, JobStatus status) {
    client.resource(new JobBuilder(job).withStatus(status).build()).updateStatus();
  }
}
