package dev.cairn.e2e;

import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.e2e.fixture.LiveService;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Every status that a service has shown to a watcher, from its creation on. */
final class ServiceTrail implements Watcher<InferenceService>, AutoCloseable {
  private final List<InferenceServiceStatus> seen = new CopyOnWriteArrayList<>();
  private @Nullable Watch watch;

  private ServiceTrail() {}

  static ServiceTrail follow(LiveService service) {
    ServiceTrail trail = new ServiceTrail();
    trail.watch = service.resource().watch(trail);
    return trail;
  }

  /** All tables that routers were given. */
  List<RouteTable> tables() {
    return seen.stream().map(InferenceServiceStatus::traffic).filter(Objects::nonNull).toList();
  }

  /** The shares of the traffic that a version had one after another, in percent. */
  List<Integer> weights(String modelVersion) {
    return changes(
        tables().stream()
            .map(
                table ->
                    table.backends().stream()
                        .filter(backend -> modelVersion.equals(backend.modelVersion()))
                        .mapToInt(RouteTable.Backend::weight)
                        .sum())
            .toList());
  }

  /** The phases of all rollouts, one after another. */
  List<RolloutStatus.Phase> phases() {
    return changes(
        seen.stream()
            .map(InferenceServiceStatus::rollout)
            .filter(Objects::nonNull)
            .map(RolloutStatus::phase)
            .toList());
  }

  private static <T> List<T> changes(List<T> values) {
    List<T> changes = new ArrayList<>();
    for (T value : values) {
      if (changes.isEmpty() || !changes.getLast().equals(value)) {
        changes.add(value);
      }
    }
    return changes;
  }

  @Override
  public void eventReceived(Action action, InferenceService service) {
    if (service.getStatus() != null) {
      seen.add(service.getStatus());
    }
  }

  @Override
  public void onClose(WatcherException cause) {
    throw new IllegalStateException("the watch ended before the service did", cause);
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
