package dev.cairn.controller.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.training.champion.ChampionPolicy;
import dev.cairn.controller.training.job.EvaluateJobManifest;
import dev.cairn.controller.training.job.TrainJobManifest;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.SpecHash;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.controller.training.seen.ModelLine;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs and what stands around them, for tests: one ordinary run, and changes to it as YAML. */
public final class Runs {
  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final WorkerSettings WORKER =
      new WorkerSettings(
          "registry.example/cairn-worker:1",
          "IfNotPresent",
          new WorkerSettings.Resources("100m", "256Mi", "1Gi", "50Gi"),
          List.of("10.20.0.0/16"));

  public static final TrainingRunObservation NOTHING =
      new TrainingRunObservation(
          new JobState.Absent(),
          List.of(new JobState.Absent(), new JobState.Absent(), new JobState.Absent()),
          Optional.empty(),
          Optional.empty(),
          ModelLine.UNREAD,
          new EvidenceState.Pending(),
          null);

  private static final JsonNode ORDINARY =
      Yaml.tree(
          """
          apiVersion: trail.cairn.dev/v1alpha1
          kind: TrainingRun
          metadata:
            name: churn-a
            namespace: retail
            uid: 11111111-0000-4000-8000-000000000001
            generation: 1
            resourceVersion: "100"
            creationTimestamp: "2026-11-21T09:59:00Z"
          spec:
            model: {name: churn}
            trainer:
              image: registry.example/churn:1
              resources: {limits: {memory: 1Gi}}
            parameters: {max_depth: "6", seed: "7"}
            datasets:
            - {name: train, uri: pvc://churn-data/train/, format: Parquet}
            output: {uri: pvc://models/churn, format: SKLearn}
            register: {stage: Staging}
            timeout: 1h
          """);

  private static final JsonNode EVALUATED =
      Yaml.merged(
          ORDINARY,
          Yaml.tree(
              """
              spec:
                predictor: {handler: "churn.model:predict"}
                datasets:
                - {name: train, uri: pvc://churn-data/train/, format: Parquet}
                - {name: holdout, uri: pvc://churn-holdout/holdout.parquet, format: Parquet}
                evaluation:
                  datasets: [holdout]
                  task: BinaryClassification
                  label: churned
                  positiveLabel: "1"
                  gates:
                  - {name: good, metric: auc, min: 0.8}
                  - {name: not-worse, metric: auc, champion: {maxDrop: 0.01}}
              """));

  private Runs() {}

  /** The ordinary run. */
  public static TrainingRun run() {
    return Yaml.read(ORDINARY, TrainingRun.class);
  }

  /** The ordinary run with changes laid over it. */
  public static TrainingRun run(String changes) {
    return Yaml.read(Yaml.merged(ORDINARY, Yaml.tree(changes)), TrainingRun.class);
  }

  /** The ordinary run with changes to its spec. */
  public static TrainingRun spec(String changes) {
    return run("spec: " + Yaml.tree(changes));
  }

  /** The ordinary run with gates, one of them against the champion, and changes to its spec. */
  public static TrainingRun evaluated(String changes) {
    return Yaml.read(
        Yaml.merged(EVALUATED, Yaml.tree("spec: " + Yaml.tree(changes))), TrainingRun.class);
  }

  /** A version of the same model that is in Production and can predict. */
  public static ModelVersion champion(String name) {
    return Yaml.read(
        """
        metadata: {name: %s, namespace: retail, creationTimestamp: "2026-11-01T00:00:00Z"}
        spec:
          model: {name: churn}
          artifact: {uri: pvc://old-models/%s/model/, digest: "sha256:22", format: SKLearn}
          evidence: {uri: pvc://old-models/%s/evidence.json, digest: "sha256:33"}
        status:
          state: Available
          stage: Production
          stageSince: "2026-11-01T00:00:00Z"
          runtime:
            image: {reference: registry.example/churn:0, digest: "sha256:44", kind: Repo}
            predictor: {handler: "churn.model:predict"}
        """
            .formatted(name, name, name),
        ModelVersion.class);
  }

  /** Nothing but other versions of the model. */
  public static TrainingRunObservation among(ModelVersion... versions) {
    return new TrainingRunObservation(
        NOTHING.train(),
        NOTHING.evaluations(),
        Optional.empty(),
        Optional.empty(),
        new ModelLine(List.of(versions), List.of()),
        NOTHING.evidence(),
        null);
  }

  public static RunCase that(TrainingRun run) {
    return that(run, NOTHING);
  }

  public static RunCase that(TrainingRun run, TrainingRunObservation seen) {
    return new RunCase(run, seen, WORKER, SpecHash.of(run.getSpec()), NOW);
  }

  static TrainingRunPlan plan(TrainingRun run, TrainingRunObservation seen) {
    return TrainingRunPlanner.plan(run, seen, WORKER, NOW);
  }

  static TrainingRun withStatus(TrainingRun run, @Nullable TrainingRunStatus status) {
    TrainingRun copy = new TrainingRun();
    copy.setMetadata(run.getMetadata());
    copy.setSpec(run.getSpec());
    copy.setStatus(status);
    return copy;
  }

  /** The Job that trains the run. */
  public static Job trainJob(TrainingRun run) {
    return TrainJobManifest.of(that(run));
  }

  /** The Job that publishes the run's result. */
  public static Job publishJob(TrainingRun run) {
    RunCase that = that(run);
    return EvaluateJobManifest.of(
        that, 1, Trained.of(that, Optional.empty()), ChampionPolicy.of(that, null));
  }

  static TrainingRun restored(TrainingRun run) {
    run.getMetadata().setLabels(Map.of(Labels.VELERO_RESTORE, "nightly"));
    return run;
  }
}
