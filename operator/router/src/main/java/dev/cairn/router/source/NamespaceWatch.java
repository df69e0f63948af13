package dev.cairn.router.source;

import dev.cairn.crds.CairnApi;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@link ClusterView} through informers. InferenceServices are taken as untyped trees: one that
 * cannot be read as ours must not stop the list of all.
 */
final class NamespaceWatch implements ClusterView {
  private static final Logger LOG = Logger.getLogger(NamespaceWatch.class.getName());
  private static final int KINDS = 2;

  static final ResourceDefinitionContext SERVICES =
      new ResourceDefinitionContext.Builder()
          .withGroup(CairnApi.GROUP)
          .withVersion(CairnApi.VERSION)
          .withKind("InferenceService")
          .withPlural("inferenceservices")
          .withNamespaced(true)
          .build();

  private final SharedIndexInformer<GenericKubernetesResource> services;
  private final SharedIndexInformer<EndpointSlice> slices;
  private final AtomicInteger listed = new AtomicInteger();
  private volatile boolean closed;

  NamespaceWatch(KubernetesClient client, String namespace) {
    this.services =
        client
            .genericKubernetesResources(SERVICES)
            .inNamespace(namespace)
            .runnableInformer(0)
            .exceptionHandler((started, failure) -> again("InferenceServices", failure));
    this.slices =
        client
            .discovery()
            .v1()
            .endpointSlices()
            .inNamespace(namespace)
            .runnableInformer(0)
            .exceptionHandler((started, failure) -> again("EndpointSlices", failure));
  }

  @Override
  public void start(Runnable changed) {
    start(services, changed);
    start(slices, changed);
  }

  private <T extends HasMetadata> void start(SharedIndexInformer<T> informer, Runnable changed) {
    informer.addEventHandler(new Changed<>(changed));
    var _ =
        informer
            .start()
            .whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    listed.incrementAndGet();
                    changed.run();
                  } else if (!closed) {
                    LOG.log(Level.SEVERE, "a watch ended before its first list", failure);
                  }
                });
  }

  /** A watch never gives up: the API server may be away for as long as it likes. */
  private static boolean again(String kind, Throwable failure) {
    LOG.log(Level.WARNING, kind + " are not told; asked for again: " + failure.getMessage());
    return true;
  }

  @Override
  public boolean isSynced() {
    return listed.get() == KINDS;
  }

  @Override
  public Collection<SeenService> services() {
    return services.getStore().list().stream().map(NamespaceWatch::seen).toList();
  }

  private static SeenService seen(GenericKubernetesResource object) {
    Object status = object.getAdditionalProperties().get("status");
    return new SeenService(
        object.getMetadata().getName(),
        object.getMetadata().getUid(),
        object.getMetadata().getResourceVersion(),
        status instanceof Map<?, ?> fields ? fields.get("traffic") : null);
  }

  @Override
  public Collection<EndpointSlice> slices() {
    return slices.getStore().list();
  }

  @Override
  public void close() {
    closed = true;
    services.stop();
    slices.stop();
  }

  /** Says that something changed; what it was, the store tells. */
  private record Changed<T>(Runnable changed) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      changed.run();
    }

    @Override
    public void onUpdate(T before, T object) {
      changed.run();
    }

    @Override
    public void onDelete(T object, boolean unknown) {
      changed.run();
    }
  }
}
