package dev.cairn.controller.apilane;

import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Plays the controllers of Deployments and ReplicaSets, the kubelet of their pods and the garbage
 * collector, for one namespace. Pods are ready at once, unless their Deployment is held.
 */
final class FakeDeployments implements AutoCloseable {
  private final KubernetesClient client;
  private final String namespace;
  private final ReplicaPlayer pods;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Repeated passes;
  private final List<Watch> watches;

  FakeDeployments(ApiLane lane, String namespace, FakeRouters routers) {
    this.client = lane.admin();
    this.namespace = namespace;
    this.pods = new ReplicaPlayer(client, pod -> lane.network().address(pod, routers));
    this.passes = new Repeated("Deployments of " + namespace, this::pass);
    this.watches =
        List.of(
            client.apps().deployments().inNamespace(namespace).watch(passes.watcher()),
            client.pods().inNamespace(namespace).watch(passes.watcher()),
            client
                .resources(InferenceService.class)
                .inNamespace(namespace)
                .watch(passes.watcher()));
    passes.start();
  }

  /** Pods of this version do not become ready before it is released. */
  void hold(String version) {
    held.add(version);
  }

  void release(String version) {
    held.remove(version);
    passes.wake();
  }

  /** Pods of this version end with these words while they load the artifact. */
  void breakLoading(String version, String message) {
    held.add(version);
    pods.breakLoading(version, message);
  }

  private void pass() {
    // Children before owners: an owner that is missing then is surely gone.
    List<Pod> all = client.pods().inNamespace(namespace).list().getItems();
    List<Deployment> made = client.apps().deployments().inNamespace(namespace).list().getItems();
    Set<String> owners =
        client.resources(InferenceService.class).inNamespace(namespace).list().getItems().stream()
            .map(service -> service.getMetadata().getUid())
            .collect(Collectors.toSet());
    for (Deployment deployment : made) {
      if (isOrphan(deployment, owners)) {
        client.resource(deployment).delete();
      } else {
        play(deployment, all);
      }
    }
    Set<String> living =
        made.stream().map(one -> one.getMetadata().getUid()).collect(Collectors.toSet());
    all.stream()
        .filter(pod -> isOwnedBy(pod, "Deployment") && isOrphan(pod, living))
        .forEach(PodPlayer.remove(client));
  }

  /** One with owners of whom none lives. */
  private static boolean isOrphan(HasMetadata object, Set<String> living) {
    List<OwnerReference> owners = object.getMetadata().getOwnerReferences();
    return !owners.isEmpty()
        && owners.stream().map(OwnerReference::getUid).noneMatch(living::contains);
  }

  private static boolean isOwnedBy(HasMetadata object, String kind) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getKind().equals(kind));
  }

  private void play(Deployment deployment, List<Pod> all) {
    List<Pod> own =
        all.stream()
            .filter(pod -> !isOrphan(pod, Set.of(deployment.getMetadata().getUid())))
            .filter(pod -> isOwnedBy(pod, "Deployment"))
            .toList();
    String version = version(deployment);
    int ready = pods.play(deployment, version, own, !held.contains(version));
    var status =
        new DeploymentStatusBuilder(deployment.getStatus())
            .withObservedGeneration(deployment.getMetadata().getGeneration())
            .withReplicas(deployment.getSpec().getReplicas())
            .withUpdatedReplicas(deployment.getSpec().getReplicas())
            .withReadyReplicas(ready == 0 ? null : ready)
            .withAvailableReplicas(ready == 0 ? null : ready)
            .build();
    if (!status.equals(deployment.getStatus())) {
      client.resource(new DeploymentBuilder(deployment).withStatus(status).build()).updateStatus();
    }
  }

  /** Name of the ModelVersion that it serves; of a router its own name. */
  static String version(Deployment deployment) {
    Map<String, String> said = deployment.getMetadata().getAnnotations();
    return said.getOrDefault("cairn.dev/model-version", deployment.getMetadata().getName());
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
    passes.close();
  }
}
