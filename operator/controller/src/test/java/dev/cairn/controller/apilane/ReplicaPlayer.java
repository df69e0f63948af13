package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Plays the pods of Deployments: as many as they want, running with an address or broken. */
final class ReplicaPlayer {
  private final KubernetesClient client;
  private final Function<Pod, String> addresses;
  private final Map<String, String> broken = new ConcurrentHashMap<>();

  /**
   * Plays pods.
   *
   * @param addresses gives a pod its address
   */
  ReplicaPlayer(KubernetesClient client, Function<Pod, String> addresses) {
    this.client = client;
    this.addresses = addresses;
  }

  void breakLoading(String version, String message) {
    broken.put(version, message);
  }

  /** Moves the pods of a Deployment by one step; how many are ready. */
  int play(Deployment deployment, String version, List<Pod> own, boolean mayBeReady) {
    int wanted = deployment.getSpec().getReplicas();
    own.stream().skip(wanted).forEach(PodPlayer.remove(client));
    for (int more = own.size(); more < wanted; more++) {
      client.resource(pod(deployment)).create();
    }
    String message = broken.get(version);
    List<Pod> kept = own.subList(0, Math.min(wanted, own.size()));
    if (message != null) {
      kept.stream().filter(pod -> isNew(pod)).forEach(pod -> end(pod, message));
    } else if (mayBeReady) {
      kept.stream().filter(pod -> pod.getStatus().getPodIP() == null).forEach(this::run);
    }
    return (int) kept.stream().filter(pod -> pod.getStatus().getPodIP() != null).count();
  }

  private static Pod pod(Deployment deployment) {
    var template = deployment.getSpec().getTemplate();
    return new PodBuilder()
        .withNewMetadata()
        .withGenerateName(deployment.getMetadata().getName() + "-")
        .withNamespace(deployment.getMetadata().getNamespace())
        .withLabels(template.getMetadata().getLabels())
        .withAnnotations(template.getMetadata().getAnnotations())
        .addNewOwnerReference()
        .withApiVersion("apps/v1")
        .withKind("Deployment")
        .withName(deployment.getMetadata().getName())
        .withUid(deployment.getMetadata().getUid())
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withSpec(template.getSpec())
        .editSpec()
        .withNodeName(KubeletServer.NODE)
        .endSpec()
        .build();
  }

  private static boolean isNew(Pod pod) {
    return pod.getStatus().getInitContainerStatuses().isEmpty();
  }

  private void run(Pod pod) {
    String address = addresses.apply(pod);
    client
        .resource(
            new PodBuilder(pod)
                .editStatus()
                .withPhase("Running")
                .withPodIP(address)
                .withPodIPs()
                .addNewPodIP(address)
                .withConditions()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build())
        .updateStatus();
  }

  private void end(Pod pod, String message) {
    String container = pod.getSpec().getInitContainers().getFirst().getName();
    client
        .resource(
            new PodBuilder(pod)
                .editStatus()
                .withPhase("Pending")
                .addNewInitContainerStatus()
                .withName(container)
                .withImage("x")
                .withImageID("x")
                .withReady(false)
                .withRestartCount(1)
                .withNewState()
                .withNewTerminated()
                .withExitCode(2)
                .withReason("Error")
                .withMessage(message)
                .withStartedAt(PodPlayer.now())
                .withFinishedAt(PodPlayer.now())
                .endTerminated()
                .endState()
                .endInitContainerStatus()
                .endStatus()
                .build())
        .updateStatus();
  }
}
