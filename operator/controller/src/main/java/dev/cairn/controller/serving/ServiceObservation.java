package dev.cairn.controller.serving;

import dev.cairn.controller.routers.ServiceCounts;
import dev.cairn.controller.serving.router.TrafficPort;
import dev.cairn.crds.registry.ModelVersion;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Optional;

/**
 * What stands around a service, from caches.
 *
 * @param versions all ModelVersions of the namespace
 * @param deployments one per live revision
 * @param autoscalers one per live revision that has any
 * @param services those that were made for this service
 * @param pods of its predictors
 * @param journals verdicts about its rollouts
 * @param router the namespace's router; empty before the first service
 * @param ports traffic ports of the namespace's other services
 * @param otherRollouts whether a rollout of another service of the namespace is in progress
 * @param counts what the routers counted; empty while nobody asks, or before the first answer
 */
record ServiceObservation(
    List<ModelVersion> versions,
    List<Deployment> deployments,
    List<HorizontalPodAutoscaler> autoscalers,
    List<Service> services,
    List<Pod> pods,
    List<ControllerRevision> journals,
    Optional<Deployment> router,
    List<TrafficPort.Holder> ports,
    boolean otherRollouts,
    Optional<ServiceCounts> counts) {
  ServiceObservation {
    versions = List.copyOf(versions);
    deployments = List.copyOf(deployments);
    autoscalers = List.copyOf(autoscalers);
    services = List.copyOf(services);
    pods = List.copyOf(pods);
    journals = List.copyOf(journals);
    ports = List.copyOf(ports);
  }
}
