package dev.cairn.controller.training.verdict;

import dev.cairn.contract.Champion;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PvcUri;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Why a champion does not predict the rows of a run. It must never cost the run its result: the
 * next Job scores without it. Kills from outside are no trouble of the champion's; the Job tries
 * again.
 */
public final class ChampionTroublePolicy {
  /** How long a champion's image or settings may be missing. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<BiFunction<RunCase, JobView, Optional<String>>> CHECKS =
      List.of(
          ChampionTroublePolicy::notGathered,
          ChampionTroublePolicy::outOfMemory,
          ChampionTroublePolicy::failed,
          ChampionTroublePolicy::notStarted,
          ChampionTroublePolicy::claimMissing,
          ChampionTroublePolicy::tookTooLong);

  private ChampionTroublePolicy() {}

  /** Why, for a person; empty while the champion may still predict, and when none was to. */
  public static Optional<String> find(RunCase that, JobView job) {
    return champion(job)
        .filter(champion -> champion.unavailable() == null)
        .flatMap(champion -> latched(that).or(() -> found(that, job, champion)));
  }

  /** What was found once stays: the Job that is made because of it may not be in a cache yet. */
  private static Optional<String> latched(RunCase that) {
    return that.status()
        .flatMap(status -> Conditions.find(status.conditions(), RunStatus.CHAMPION_AVAILABLE))
        .map(StatusCondition::message);
  }

  private static Optional<String> found(RunCase that, JobView job, Champion champion) {
    return CHECKS.stream()
        .map(check -> check.apply(that, job))
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            why ->
                "ModelVersion %s cannot predict the rows of this run: %s"
                    .formatted(champion.name(), why));
  }

  private static Optional<Champion> champion(JobView job) {
    PublishInput told = job.origin().told();
    return told == null ? Optional.empty() : Optional.ofNullable(told.champion());
  }

  private static Optional<String> notGathered(RunCase that, JobView job) {
    return job.step(Step.GATHER.container())
        .filter(StepView::hasFailed)
        .filter(step -> isPermanent(step.exitCode()))
        .map(
            step ->
                StepMessages.result(step).map(StepResult::message).orElse(LastWords.line(step)));
  }

  private static boolean isPermanent(@Nullable Integer exitCode) {
    return exitCode != null && exitCode >= StepExit.USAGE && exitCode <= StepExit.NO_INPUT;
  }

  private static Optional<StepView> predicting(JobView job) {
    return job.step(Step.PREDICT_CHAMPION.container());
  }

  private static Optional<String> outOfMemory(RunCase that, JobView job) {
    return predicting(job)
        .filter(StepView::isOutOfMemory)
        .map(step -> "it needed more memory than the limit that its version records");
  }

  private static Optional<String> failed(RunCase that, JobView job) {
    return predicting(job)
        .filter(StepView::hasFailed)
        .filter(step -> !FailurePolicy.isKill(step))
        .map(
            step ->
                "its container ended with exit code %d: %s"
                    .formatted(step.exitCode(), LastWords.line(step)));
  }

  private static Optional<String> notStarted(RunCase that, JobView job) {
    Optional<Instant> since =
        job.step(Step.GATHER.container()).flatMap(step -> Optional.ofNullable(step.endedAt()));
    return predicting(job)
        .filter(step -> since.isPresent() && !that.now().isBefore(since.get().plus(PATIENCE)))
        .flatMap(ObstaclePolicy::waiting)
        .map(Obstacle::message);
  }

  /** A pod that mounts a claim which is gone is never scheduled. */
  private static Optional<String> claimMissing(RunCase that, JobView job) {
    Optional<String> claim =
        champion(job)
            .flatMap(champion -> PvcUri.parse(champion.artifact().uri()))
            .map(PvcUri::claim)
            .filter(name -> !name.equals(outputClaim(that)));
    return Optional.ofNullable(job.pod().unschedulable())
        .filter(words -> claim.map(name -> words.contains("\"" + name + "\"")).orElse(false));
  }

  private static String outputClaim(RunCase that) {
    return that.outputUri().flatMap(PvcUri::parse).map(PvcUri::claim).orElse("");
  }

  /** The pods of a Job that is out of time are gone; the status knows what they did last. */
  private static Optional<String> tookTooLong(RunCase that, JobView job) {
    boolean late = job.verdict() != null && job.verdict().isDeadline();
    boolean predicted =
        that.status().map(status -> status.step() == RunStep.PREDICT_CHAMPION).orElse(false);
    return late && predicted
        ? Optional.of("it was not done within spec.timeout (%s)".formatted(that.spec().timeout()))
        : Optional.empty();
  }
}
