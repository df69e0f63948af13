package dev.cairn.crds.registry;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.Signature;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ModelVersionStatus}, anew or from another one. */
public final class ModelVersionStatusBuilder {
  private @Nullable Long observedGeneration;
  private @Nullable VersionState state;
  private List<StatusCondition> conditions = List.of();
  private @Nullable Provenance provenance;
  private @Nullable Source source;
  private @Nullable ModelRuntime runtime;
  private @Nullable EvaluationOutcome evaluation;
  private @Nullable Signature signature;
  private @Nullable Profile profile;
  private @Nullable DigestedFile rowFilter;
  private Map<String, Double> metrics = Map.of();
  private Map<String, String> absentMetrics = Map.of();
  private @Nullable String stage;
  private @Nullable String stageSince;
  private List<StageChange> stageHistory = List.of();
  private @Nullable LiveState live;
  private List<Deployment> deployments = List.of();
  private @Nullable String score;
  private @Nullable Verification verification;

  /** Starts with nothing known. */
  public ModelVersionStatusBuilder() {}

  /** Starts from what another status says. */
  public ModelVersionStatusBuilder(ModelVersionStatus from) {
    observedGeneration = from.observedGeneration();
    state = from.state();
    conditions = from.conditions();
    provenance = from.provenance();
    source = from.source();
    runtime = from.runtime();
    evaluation = from.evaluation();
    signature = from.signature();
    profile = from.profile();
    rowFilter = from.rowFilter();
    metrics = from.metrics();
    absentMetrics = from.absentMetrics();
    stage = from.stage();
    stageSince = from.stageSince();
    stageHistory = from.stageHistory();
    live = from.live();
    deployments = from.deployments();
    score = from.score();
    verification = from.verification();
  }

  /** Sets {@link ModelVersionStatus#observedGeneration()}. */
  public ModelVersionStatusBuilder observedGeneration(@Nullable Long value) {
    observedGeneration = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#state()}. */
  public ModelVersionStatusBuilder state(@Nullable VersionState value) {
    state = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#conditions()}. */
  public ModelVersionStatusBuilder conditions(List<StatusCondition> value) {
    conditions = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#provenance()}. */
  public ModelVersionStatusBuilder provenance(@Nullable Provenance value) {
    provenance = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#source()}. */
  public ModelVersionStatusBuilder source(@Nullable Source value) {
    source = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#runtime()}. */
  public ModelVersionStatusBuilder runtime(@Nullable ModelRuntime value) {
    runtime = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#evaluation()}. */
  public ModelVersionStatusBuilder evaluation(@Nullable EvaluationOutcome value) {
    evaluation = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#signature()}. */
  public ModelVersionStatusBuilder signature(@Nullable Signature value) {
    signature = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#profile()}. */
  public ModelVersionStatusBuilder profile(@Nullable Profile value) {
    profile = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#rowFilter()}. */
  public ModelVersionStatusBuilder rowFilter(@Nullable DigestedFile value) {
    rowFilter = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#metrics()}. */
  public ModelVersionStatusBuilder metrics(Map<String, Double> value) {
    metrics = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#absentMetrics()}. */
  public ModelVersionStatusBuilder absentMetrics(Map<String, String> value) {
    absentMetrics = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#stage()}. */
  public ModelVersionStatusBuilder stage(@Nullable String value) {
    stage = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#stageSince()}. */
  public ModelVersionStatusBuilder stageSince(@Nullable String value) {
    stageSince = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#stageHistory()}. */
  public ModelVersionStatusBuilder stageHistory(List<StageChange> value) {
    stageHistory = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#live()}. */
  public ModelVersionStatusBuilder live(@Nullable LiveState value) {
    live = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#deployments()}. */
  public ModelVersionStatusBuilder deployments(List<Deployment> value) {
    deployments = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#score()}. */
  public ModelVersionStatusBuilder score(@Nullable String value) {
    score = value;
    return this;
  }

  /** Sets {@link ModelVersionStatus#verification()}. */
  public ModelVersionStatusBuilder verification(@Nullable Verification value) {
    verification = value;
    return this;
  }

  /** The status. */
  public ModelVersionStatus build() {
    return new ModelVersionStatus(
        observedGeneration,
        state,
        conditions,
        provenance,
        source,
        runtime,
        evaluation,
        signature,
        profile,
        rowFilter,
        metrics,
        absentMetrics,
        stage,
        stageSince,
        stageHistory,
        live,
        deployments,
        score,
        verification);
  }
}
