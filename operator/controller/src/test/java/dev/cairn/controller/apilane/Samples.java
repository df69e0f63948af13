package dev.cairn.controller.apilane;

import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.registry.ModelRuntime;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.training.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Objects as a person would write them. */
final class Samples {
  static final String OUTPUT = "pvc://models/churn";

  private static final Path LEAST =
      Path.of("..", "..", "crds", "src", "test", "resources", "valid");

  private Samples() {}

  /** The YAML of a run that only names what it must. */
  static String run(String name) {
    return """
    apiVersion: trail.cairn.dev/v1alpha1
    kind: TrainingRun
    metadata: {name: %s}
    spec:
      model: {name: churn}
      trainer: {image: "registry.example/churn:1"}
      parameters: {max_depth: "6", seed: "7"}
      datasets:
      - {name: train, uri: "pvc://churn-data/train/", format: Parquet}
      output: {uri: "%s", format: SKLearn}
      register: {stage: Staging}
    """
        .formatted(name, OUTPUT);
  }

  /** The same run with one more line in its spec. */
  static String run(String name, String line) {
    return run(name) + "  " + line + "\n";
  }

  /** A run with gates, one of them against the champion. */
  static String evaluated(String name) {
    return """
    apiVersion: trail.cairn.dev/v1alpha1
    kind: TrainingRun
    metadata: {name: %s}
    spec:
      model: {name: churn}
      trainer: {image: "registry.example/churn:1"}
      predictor: {handler: "churn.model:predict"}
      datasets:
      - {name: train, uri: "pvc://churn-data/train/", format: Parquet}
      - {name: holdout, uri: "pvc://churn-data/holdout.parquet", format: Parquet}
      evaluation:
        datasets: [holdout]
        task: BinaryClassification
        label: churned
        positiveLabel: "1"
        gates:
        - {name: good-enough, metric: auc, min: 0.8}
        - {name: not-worse, metric: auc, champion: {maxDrop: 0.01}}
      output: {uri: "%s", format: SKLearn}
      register: {stage: Staging}
    """
        .formatted(name, OUTPUT);
  }

  static String version(String name, String digest) {
    return """
    apiVersion: trail.cairn.dev/v1alpha1
    kind: ModelVersion
    metadata: {name: %s}
    spec:
      model: {name: churn}
      artifact: {uri: "pvc://models/%s/", digest: "%s", format: SKLearn}
      stage: None
    """
        .formatted(name, name, digest);
  }

  /** The YAML of an object that says no more than it must. */
  static String least(String plural) {
    if (plural.equals("modelversions")) {
      return version("churn-1", Volumes.digest("churn-1"));
    }
    Path file = LEAST.resolve(plural.substring(0, plural.length() - 1) + "-least.yaml");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a champion predicts. */
  static ModelRuntime runtime() {
    return new ModelRuntime(
        new ResolvedImage(
            "registry.example/churn:0", Volumes.digest("image"), ResolvedImage.Kind.REPO),
        parseRun(evaluated("any")).getSpec().predictor());
  }

  static TrainingRun parseRun(String yaml) {
    return ApiMapper.serialization().unmarshal(yaml, TrainingRun.class);
  }

  static InferenceService parseService(String yaml) {
    return ApiMapper.serialization().unmarshal(yaml, InferenceService.class);
  }

  static ModelVersion parseVersion(String yaml) {
    return ApiMapper.serialization().unmarshal(yaml, ModelVersion.class);
  }
}
