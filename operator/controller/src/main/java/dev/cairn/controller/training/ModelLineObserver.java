package dev.cairn.controller.training;

import dev.cairn.controller.kube.ChildSource;
import dev.cairn.controller.kube.ChildSource.CacheIndex;
import dev.cairn.controller.training.champion.ChampionPolicy;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.seen.ModelLine;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;

/** Reads, from caches only, what else there is of a run's model: as far as the run asks for it. */
final class ModelLineObserver {
  /** Versions by namespace and model. */
  static final CacheIndex<ModelVersion> BY_MODEL =
      new CacheIndex<>(
          "model",
          version -> key(version.getMetadata().getNamespace(), version.getSpec().model().name()));

  private ModelLineObserver() {}

  static ModelLine observe(TrainingRun run, Context<TrainingRun> context) {
    boolean ended = run.getStatus() != null && RunStatus.isTerminal(run.getStatus().state());
    boolean onlyNewData = run.getSpec().onlyNewData();
    return ended || !(onlyNewData || ChampionPolicy.isAskedFor(run.getSpec()))
        ? ModelLine.UNREAD
        : new ModelLine(versions(run, context), onlyNewData ? rejected(run, context) : List.of());
  }

  private static List<ModelVersion> versions(TrainingRun run, Context<TrainingRun> context) {
    return ChildSource.byIndex(
            context, ModelVersion.class, BY_MODEL, key(namespace(run), model(run)))
        .stream()
        .filter(version -> !version.getMetadata().getName().equals(run.getMetadata().getName()))
        .toList();
  }

  private static List<TrainingRun> rejected(TrainingRun run, Context<TrainingRun> context) {
    return context
        .getPrimaryCache()
        .list(
            namespace(run),
            other ->
                other.getStatus() != null
                    && other.getStatus().state() == RunState.REJECTED
                    && model(other).equals(model(run)))
        .toList();
  }

  private static String key(String namespace, String model) {
    return namespace + "/" + model;
  }

  private static String namespace(TrainingRun run) {
    return run.getMetadata().getNamespace();
  }

  private static String model(TrainingRun run) {
    return run.getSpec().model().name();
  }
}
