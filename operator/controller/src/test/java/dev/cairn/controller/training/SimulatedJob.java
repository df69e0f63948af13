package dev.cairn.controller.training;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.work.StepMessages;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Job as Job controller and kubelet move it on. */
public final class SimulatedJob {
  public static final ArtifactRef ARTIFACT =
      new ArtifactRef("pvc://models/churn/churn-a/model/", "sha256:" + "ab".repeat(32), 42, null);

  private final Job job;
  private final String evidenceDigest;
  private final List<ContainerState> steps = new ArrayList<>();
  private @Nullable Pod pod;
  private int failures;
  private boolean cached;

  public SimulatedJob(Job job, String evidenceDigest) {
    this.job = job;
    this.evidenceDigest = evidenceDigest;
    job.setStatus(new JobStatus());
  }

  public Job job() {
    return job;
  }

  public Optional<Pod> pod() {
    return Optional.ofNullable(pod);
  }

  boolean isCached() {
    return cached;
  }

  void reachesCache() {
    cached = true;
  }

  boolean isFinished() {
    return !job.getStatus().getConditions().isEmpty();
  }

  /** The pod starts, or its next step; after the last one the Job is complete. */
  void goesOn() {
    if (isFinished() || isSuspended()) {
      return;
    }
    if (pod == null || steps.stream().anyMatch(SimulatedJob::hasFailed)) {
      steps.clear();
      steps.add(running());
      show();
      return;
    }
    String name = names().get(steps.size() - 1);
    steps.set(steps.size() - 1, ended(0, "Completed", message(name)));
    if (steps.size() == names().size()) {
      finish("Complete", "CompletionsReached");
    } else {
      steps.add(running());
    }
    show();
  }

  /** The step that works ends with a code; kills are tried again while retries last. */
  void fails(int exitCode, String reason, String message) {
    if (pod == null || isFinished() || isSuspended()) {
      return;
    }
    steps.set(steps.size() - 1, ended(exitCode, reason, message));
    failures++;
    job.getStatus().setFailed(failures);
    if (exitCode < 128) {
      finish("Failed", "PodFailurePolicy");
    } else if (failures > job.getSpec().getBackoffLimit()) {
      finish("Failed", "BackoffLimitExceeded");
    }
    show();
  }

  void runsOutOfTime() {
    if (!isFinished() && !isSuspended()) {
      pod = null;
      finish("Failed", "DeadlineExceeded");
    }
  }

  void losesItsPod() {
    pod = null;
  }

  public void suspended(boolean suspended) {
    job.getSpec().setSuspend(suspended);
    if (suspended && !isFinished()) {
      pod = null;
    }
  }

  private boolean isSuspended() {
    return Boolean.TRUE.equals(job.getSpec().getSuspend());
  }

  private void finish(String type, String reason) {
    job.getStatus()
        .getConditions()
        .add(
            new JobConditionBuilder()
                .withType(type)
                .withStatus("True")
                .withReason(reason)
                .withMessage("")
                .build());
  }

  private String message(String step) {
    return switch (step) {
      case "stage" -> staged();
      case "publish" -> said(Step.PUBLISH, ARTIFACT, evidenceDigest);
      case "fetch" -> said(Step.FETCH, null, null);
      default -> "";
    };
  }

  private static String staged() {
    return StepMessages.input(
        new StepResult(
            Step.STAGE,
            StepReason.COMPLETED,
            "done",
            ARTIFACT,
            null,
            null,
            null,
            new StagedReports("sha256:" + "77".repeat(32))));
  }

  private static String said(Step step, @Nullable ArtifactRef artifact, @Nullable String evidence) {
    return StepMessages.input(
        new StepResult(step, StepReason.COMPLETED, "done", artifact, evidence, null, null));
  }

  private List<String> names() {
    var spec = job.getSpec().getTemplate().getSpec();
    return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
        .map(Container::getName)
        .toList();
  }

  private void show() {
    List<ContainerStatus> statuses = new ArrayList<>();
    for (int i = 0; i < names().size(); i++) {
      statuses.add(
          new ContainerStatusBuilder()
              .withName(names().get(i))
              .withState(i < steps.size() ? steps.get(i) : waiting())
              .build());
    }
    PodStatus status = new PodStatusBuilder().withContainerStatuses(statuses).build();
    pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(job.getMetadata().getName() + "-" + failures)
            .addNewOwnerReference()
            .withKind("Job")
            .withController(true)
            .withUid(job.getMetadata().getUid())
            .endOwnerReference()
            .endMetadata()
            .withStatus(status)
            .build();
  }

  private static boolean hasFailed(ContainerState state) {
    return state.getTerminated() != null && state.getTerminated().getExitCode() != 0;
  }

  private static ContainerState running() {
    return new ContainerStateBuilder().withNewRunning().endRunning().build();
  }

  private static ContainerState waiting() {
    return new ContainerStateBuilder().withNewWaiting(null, "PodInitializing").build();
  }

  private static ContainerState ended(int exitCode, String reason, String message) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withExitCode(exitCode)
        .withReason(reason)
        .withMessage(message)
        .withFinishedAt(Runs.NOW.toString())
        .endTerminated()
        .build();
  }
}
