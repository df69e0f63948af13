package dev.cairn.router.source;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Collection;

/** The namespace as the API server told it last. */
interface ClusterView extends AutoCloseable {
  /** Begins to watch; {@code changed} is called after each change, from any thread. */
  void start(Runnable changed);

  /** Whether the server has told everything once; until then the other answers are not whole. */
  boolean isSynced();

  /** Every InferenceService. */
  Collection<SeenService> services();

  /** Every EndpointSlice of a Service. */
  Collection<EndpointSlice> slices();

  @Override
  void close();
}
