package dev.cairn.controller.training.champion;

import dev.cairn.contract.KnownData;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.SpecHash;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.training.TrainingRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Data that makes a run needless which asks for new data: the champion's, and that of the last run
 * of the same recipe that was rejected.
 */
public final class KnownDataPolicy {
  private static final Comparator<TrainingRun> BY_END =
      Comparator.comparing((TrainingRun run) -> String.valueOf(run.getStatus().completionTime()))
          .thenComparing(run -> run.getMetadata().getName());

  private KnownDataPolicy() {}

  /** What fetch compares with; empty when the run does not ask. */
  public static List<KnownData> of(RunCase that) {
    return that.spec().onlyNewData()
        ? Stream.of(champion(that), rejected(that)).flatMap(Optional::stream).toList()
        : List.of();
  }

  private static Optional<KnownData> champion(RunCase that) {
    return ChampionPolicy.choose(that.seen().line().versions())
        .flatMap(
            version ->
                Optional.ofNullable(version.getStatus().source())
                    .flatMap(
                        source ->
                            known(
                                "ModelVersion " + version.getMetadata().getName(),
                                source.datasets())));
  }

  private static Optional<KnownData> rejected(RunCase that) {
    String recipe = SpecHash.ofRecipe(that.spec());
    return that.seen().line().rejected().stream()
        .filter(run -> recipe.equals(SpecHash.ofRecipe(run.getSpec())))
        .max(BY_END)
        .flatMap(
            run -> known("TrainingRun " + run.getMetadata().getName(), run.getStatus().datasets()));
  }

  private static Optional<KnownData> known(String name, List<ResolvedDataset> datasets) {
    Map<String, String> digests = new TreeMap<>();
    for (ResolvedDataset dataset : datasets) {
      if (dataset.digest() != null) {
        digests.put(dataset.name(), dataset.digest());
      }
    }
    return digests.isEmpty() ? Optional.empty() : Optional.of(new KnownData(name, digests));
  }
}
