package dev.cairn.worker.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run's spec with its pins released: a TrainingRun made from it does the same work on what is
 * new.
 *
 * <p>Left out: {@code datasets[].digest}, because new data have new digests; {@code trigger},
 * because the next run has a cause of its own; {@code suspend} and {@code ttlAfterFinished},
 * because they say how one run is kept, not what it does. All else stays, {@code select} included.
 */
final class Recipe {
  private static final Set<String> OF_ONE_RUN = Set.of("trigger", "suspend", "ttlAfterFinished");
  private static final String DATASETS = "datasets";
  private static final String PIN = "digest";

  private Recipe() {}

  static Map<String, Object> of(Map<String, Object> spec) {
    Map<String, Object> recipe = new LinkedHashMap<>(spec);
    recipe.keySet().removeAll(OF_ONE_RUN);
    if (recipe.get(DATASETS) instanceof List<?> datasets) {
      recipe.put(DATASETS, datasets.stream().map(Recipe::unpinned).toList());
    }
    return recipe;
  }

  private static Object unpinned(Object dataset) {
    if (dataset instanceof Map<?, ?> fields) {
      Map<Object, Object> copy = new LinkedHashMap<>(fields);
      copy.remove(PIN);
      return copy;
    }
    return dataset;
  }
}
