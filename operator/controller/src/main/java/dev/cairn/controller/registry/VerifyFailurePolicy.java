package dev.cairn.controller.registry;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import java.util.Optional;

/** Why a Job that should verify did not, for a person. Pure. */
final class VerifyFailurePolicy {
  private VerifyFailurePolicy() {}

  static String explain(JobView job) {
    Optional<StepView> step = job.step(Step.VERIFY.container());
    if (job.pod().evicted() != null) {
      return "the node ended the pod of Job %s: %s".formatted(job.name(), job.pod().evicted());
    }
    if (step.filter(StepView::isOutOfMemory).isPresent()) {
      return "the worker needed more memory than its limit: let an administrator raise worker.memoryLimit of the chart";
    }
    return StepMessages.result(step.orElse(null))
        .map(StepResult::message)
        .or(() -> byDeadline(job))
        .or(() -> step.filter(StepView::hasFailed).map(VerifyFailurePolicy::exit))
        .orElseGet(() -> "Job %s failed: %s".formatted(job.name(), words(job)));
  }

  private static Optional<String> byDeadline(JobView job) {
    return Optional.ofNullable(job.verdict())
        .filter(JobView.Verdict::isDeadline)
        .map(
            verdict ->
                "Job %s was not done within six hours: see what kept its pod, or name a nearer copy in spec.artifact.uri"
                    .formatted(job.name()));
  }

  private static String exit(StepView step) {
    return "the worker ended with exit code %d (%s) and said nothing"
        .formatted(step.exitCode(), step.reason());
  }

  private static String words(JobView job) {
    return job.verdict() == null
        ? "nobody says why"
        : job.verdict().reason() + ", " + job.verdict().message();
  }
}
