package dev.cairn.controller.training;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.work.JobReader;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PodView;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs and containers as they are seen. */
public final class Views {
  private Views() {}

  /** The ordinary run's training Job at work, with these containers in its pod. */
  public static JobView active(StepView... steps) {
    return with(view(null, 3), PodView.QUIET, steps);
  }

  /** The ordinary run's training Job, of whose pod this is known. */
  public static JobView pod(PodView pod, StepView... steps) {
    return with(view(null, 1), pod, steps);
  }

  /** The ordinary run's training Job, given up for a reason. */
  public static JobView failed(String reason, StepView... steps) {
    return with(view(reason, 3), PodView.QUIET, steps);
  }

  public static JobView unscheduled(String problem) {
    return with(view(null, 1), new PodView(problem, null, null, null));
  }

  /** The ordinary run's training Job, just made. */
  public static JobView withoutPods() {
    return view(null, 0);
  }

  private static JobView view(@Nullable String failure, int attempts) {
    Job job = Runs.trainJob(Runs.run());
    job.getMetadata().setUid("22222222-0000-4000-8000-000000000001");
    job.getMetadata().setCreationTimestamp(Runs.NOW.toString());
    JobStatus status = new JobStatus();
    status.setFailed(attempts);
    if (failure != null) {
      status
          .getConditions()
          .add(
              new JobConditionBuilder()
                  .withType("Failed")
                  .withStatus("True")
                  .withReason(failure)
                  .withMessage("as the Job controller says")
                  .build());
    }
    job.setStatus(status);
    return ((JobState.Present) JobReader.read(job, List.of(), Runs.run())).job();
  }

  /** The ordinary run's training Job, whose pod the kubelet has ended. */
  public static JobView evicted(String words) {
    return with(view(null, 1), new PodView(null, words, null, null));
  }

  private static JobView with(JobView job, PodView pod, StepView... steps) {
    return new JobView(
        job.name(),
        job.uid(),
        job.origin(),
        job.phase(),
        job.verdict(),
        job.attempts(),
        job.controls(),
        pod,
        List.of(steps));
  }

  public static StepView running(String name) {
    return new StepView(name, StepView.State.RUNNING, null, null, null, null, null);
  }

  public static StepView waiting(String name, @Nullable String reason, @Nullable String message) {
    return new StepView(name, StepView.State.WAITING, reason, message, null, null, null);
  }

  public static StepView ended(String name, int exitCode, @Nullable String message) {
    String reason = exitCode == 0 ? "Completed" : "Error";
    return new StepView(name, StepView.State.TERMINATED, reason, message, exitCode, null, Runs.NOW);
  }

  public static StepView outOfMemory(String name) {
    return new StepView(name, StepView.State.TERMINATED, "OOMKilled", null, 137, null, Runs.NOW);
  }

  /** A worker step that ended with a message. */
  public static StepView said(Step step, int exitCode, StepReason reason, String message) {
    return ended(
        step.container(), exitCode, StepMessages.input(StepResult.of(step, reason, message)));
  }
}
