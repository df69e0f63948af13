package dev.cairn.router.source;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A namespace that a test fills. */
final class FakeView implements ClusterView {
  private final Map<String, SeenService> services = new ConcurrentHashMap<>();
  private final Map<String, EndpointSlice> slices = new ConcurrentHashMap<>();
  private volatile boolean synced;
  private volatile Runnable changed = () -> {};

  /** The server told everything. */
  void sync() {
    synced = true;
    changed.run();
  }

  void put(String name, String resourceVersion, @Nullable Object traffic) {
    services.put(name, new SeenService(name, "uid-" + name, resourceVersion, traffic));
    changed.run();
  }

  void remove(String name) {
    services.remove(name);
    changed.run();
  }

  void put(EndpointSlice slice) {
    slices.put(slice.getMetadata().getName(), slice);
    changed.run();
  }

  @Override
  public void start(Runnable whenChanged) {
    changed = whenChanged;
  }

  @Override
  public boolean isSynced() {
    return synced;
  }

  @Override
  public Collection<SeenService> services() {
    return services.values();
  }

  @Override
  public Collection<EndpointSlice> slices() {
    return slices.values();
  }

  @Override
  public void close() {
    changed = () -> {};
  }
}
