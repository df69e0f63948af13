package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how often objects were looked at. */
final class ReconciliationCount implements Metrics {
  private final Map<String, Integer> started = new ConcurrentHashMap<>();

  @Override
  public void reconciliationStarted(HasMetadata resource, Map<String, Object> metadata) {
    started.merge(key(resource), 1, Integer::sum);
  }

  int of(HasMetadata resource) {
    return started.getOrDefault(key(resource), 0);
  }

  int total() {
    return started.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String key(HasMetadata resource) {
    return resource.getKind()
        + "/"
        + resource.getMetadata().getNamespace()
        + "/"
        + resource.getMetadata().getName();
  }
}
