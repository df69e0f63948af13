package dev.cairn.crds.training;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.model.RunTrigger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TrainingRunStatus}, anew or from another one. */
public final class TrainingRunStatusBuilder {
  private @Nullable Long observedGeneration;
  private @Nullable RunState state;
  private List<StatusCondition> conditions = List.of();
  private @Nullable String startTime;
  private @Nullable String completionTime;
  private @Nullable Integer attempts;
  private @Nullable RunStep step;
  private @Nullable String progress;
  private List<Workload> workloads = List.of();
  private List<ResolvedDataset> datasets = List.of();
  private @Nullable ResolvedImage image;
  private Map<String, Double> metrics = Map.of();
  private Map<String, String> absentMetrics = Map.of();
  private @Nullable EvaluationOutcome evaluation;
  private @Nullable PublishedArtifact artifact;
  private @Nullable DigestedFile evidence;
  private @Nullable String modelVersion;
  private @Nullable RunTrigger trigger;
  private @Nullable RunFailure failure;
  private @Nullable String gates;
  private @Nullable String score;
  private @Nullable String duration;

  /** Starts with nothing known. */
  public TrainingRunStatusBuilder() {}

  /** Starts from what another status says. */
  public TrainingRunStatusBuilder(TrainingRunStatus from) {
    observedGeneration = from.observedGeneration();
    state = from.state();
    conditions = from.conditions();
    startTime = from.startTime();
    completionTime = from.completionTime();
    attempts = from.attempts();
    step = from.step();
    progress = from.progress();
    workloads = from.workloads();
    datasets = from.datasets();
    image = from.image();
    metrics = from.metrics();
    absentMetrics = from.absentMetrics();
    evaluation = from.evaluation();
    artifact = from.artifact();
    evidence = from.evidence();
    modelVersion = from.modelVersion();
    trigger = from.trigger();
    failure = from.failure();
    gates = from.gates();
    score = from.score();
    duration = from.duration();
  }

  /** Sets {@link TrainingRunStatus#observedGeneration()}. */
  public TrainingRunStatusBuilder observedGeneration(@Nullable Long value) {
    observedGeneration = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#state()}. */
  public TrainingRunStatusBuilder state(@Nullable RunState value) {
    state = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#conditions()}. */
  public TrainingRunStatusBuilder conditions(List<StatusCondition> value) {
    conditions = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#startTime()}. */
  public TrainingRunStatusBuilder startTime(@Nullable String value) {
    startTime = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#completionTime()}. */
  public TrainingRunStatusBuilder completionTime(@Nullable String value) {
    completionTime = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#attempts()}. */
  public TrainingRunStatusBuilder attempts(@Nullable Integer value) {
    attempts = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#step()}. */
  public TrainingRunStatusBuilder step(@Nullable RunStep value) {
    step = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#progress()}. */
  public TrainingRunStatusBuilder progress(@Nullable String value) {
    progress = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#workloads()}. */
  public TrainingRunStatusBuilder workloads(List<Workload> value) {
    workloads = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#datasets()}. */
  public TrainingRunStatusBuilder datasets(List<ResolvedDataset> value) {
    datasets = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#image()}. */
  public TrainingRunStatusBuilder image(@Nullable ResolvedImage value) {
    image = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#metrics()}. */
  public TrainingRunStatusBuilder metrics(Map<String, Double> value) {
    metrics = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#absentMetrics()}. */
  public TrainingRunStatusBuilder absentMetrics(Map<String, String> value) {
    absentMetrics = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#evaluation()}. */
  public TrainingRunStatusBuilder evaluation(@Nullable EvaluationOutcome value) {
    evaluation = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#artifact()}. */
  public TrainingRunStatusBuilder artifact(@Nullable PublishedArtifact value) {
    artifact = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#evidence()}. */
  public TrainingRunStatusBuilder evidence(@Nullable DigestedFile value) {
    evidence = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#modelVersion()}. */
  public TrainingRunStatusBuilder modelVersion(@Nullable String value) {
    modelVersion = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#trigger()}. */
  public TrainingRunStatusBuilder trigger(@Nullable RunTrigger value) {
    trigger = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#failure()}. */
  public TrainingRunStatusBuilder failure(@Nullable RunFailure value) {
    failure = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#gates()}. */
  public TrainingRunStatusBuilder gates(@Nullable String value) {
    gates = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#score()}. */
  public TrainingRunStatusBuilder score(@Nullable String value) {
    score = value;
    return this;
  }

  /** Sets {@link TrainingRunStatus#duration()}. */
  public TrainingRunStatusBuilder duration(@Nullable String value) {
    duration = value;
    return this;
  }

  /** The status. */
  public TrainingRunStatus build() {
    return new TrainingRunStatus(
        observedGeneration,
        state,
        conditions,
        startTime,
        completionTime,
        attempts,
        step,
        progress,
        workloads,
        datasets,
        image,
        metrics,
        absentMetrics,
        evaluation,
        artifact,
        evidence,
        modelVersion,
        trigger,
        failure,
        gates,
        score,
        duration);
  }
}
