package dev.cairn.controller.serving;

import dev.cairn.controller.kube.ChildSource;
import dev.cairn.controller.kube.ChildSource.CacheIndex;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.routers.ServiceCounts;
import dev.cairn.controller.serving.router.TrafficPort;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RouteTable;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Reads what stands around a service, from caches, and what the routers were asked before. */
final class InferenceServiceObserver {
  private InferenceServiceObserver() {}

  static ServiceObservation observe(InferenceService service, Context<InferenceService> context) {
    String namespace = service.getMetadata().getNamespace();
    List<InferenceService> others = others(service, context);
    return new ServiceObservation(
        sorted(
            ChildSource.byIndex(context, ModelVersion.class, ServingSources.VERSIONS, namespace)),
        own(context, Deployment.class, ServingSources.DEPLOYMENTS, service),
        sorted(context.getSecondaryResources(HorizontalPodAutoscaler.class)),
        sorted(context.getSecondaryResources(Service.class)),
        own(context, Pod.class, ServingSources.PODS, service),
        sorted(context.getSecondaryResources(ControllerRevision.class)),
        ChildSource.byIndex(
                context,
                Deployment.class,
                ServingSources.DEPLOYMENTS,
                ServingSources.routerKey(namespace))
            .stream()
            .findFirst(),
        others.stream().map(InferenceServiceObserver::port).toList(),
        others.stream().anyMatch(other -> other.getStatus().rollout() != null),
        context.getSecondaryResource(ServiceCounts.class));
  }

  private static <R extends HasMetadata> List<R> own(
      Context<InferenceService> context,
      Class<R> kind,
      CacheIndex<R> index,
      InferenceService service) {
    String key = ServingSources.key(service.getMetadata().getNamespace(), Owned.ownerKey(service));
    return sorted(ChildSource.byIndex(context, kind, index, key));
  }

  /** In one order, whatever the cache's: the same world is the same plan. */
  private static <R extends HasMetadata> List<R> sorted(Collection<R> objects) {
    return objects.stream()
        .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
        .toList();
  }

  private static List<InferenceService> others(
      InferenceService service, Context<InferenceService> context) {
    String name = service.getMetadata().getName();
    return context
        .getPrimaryCache()
        .list(
            service.getMetadata().getNamespace(),
            other -> other.getStatus() != null && !other.getMetadata().getName().equals(name))
        .toList();
  }

  private static TrafficPort.Holder port(InferenceService service) {
    RouteTable table = service.getStatus().traffic();
    return new TrafficPort.Holder(
        service.getMetadata().getName(),
        service.getMetadata().getCreationTimestamp(),
        table == null ? null : table.port());
  }
}
