package dev.cairn.controller.training.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pod around a run's containers: the user's pod settings, and what Pod Security "restricted"
 * asks.
 */
final class PodFrame {
  /**
   * User and group of every container, whatever user its image names: the worker's and the
   * trainer's files meet on volumes.
   */
  private static final long ANY_USER = 10_001L;

  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private PodFrame() {}

  /**
   * A pod template.
   *
   * @param run whose pod it is
   * @param component role of the pod, a label
   * @param defaultContainer whose log kubectl shows
   * @param containers init containers in their order, the last one is the pod's container
   * @param volumes all of them
   */
  public static PodTemplateSpec of(
      TrainingRun run,
      String component,
      String defaultContainer,
      List<Container> containers,
      List<Volume> volumes) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels(run, component))
        .withAnnotations(annotations(run, defaultContainer))
        .endMetadata()
        .withSpec(
            chosen(run, component)
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withSecurityContext(securityContext())
                .withInitContainers(containers.subList(0, containers.size() - 1))
                .withContainers(containers.getLast())
                .withVolumes(volumes)
                .build())
        .build();
  }

  /** What the user chose about the pod. */
  private static PodSpecBuilder chosen(TrainingRun run, String component) {
    PodSettings pod = run.getSpec().pod();
    return new PodSpecBuilder()
        .withServiceAccountName(pod.serviceAccountName())
        .withImagePullSecrets(
            pod.imagePullSecrets().stream()
                .map(secret -> new LocalObjectReference(secret.name()))
                .toList())
        .withNodeSelector(pod.nodeSelector().isEmpty() ? null : new TreeMap<>(pod.nodeSelector()))
        .withTolerations(
            pod.tolerations().stream().map(t -> MAPPER.convertValue(t, Toleration.class)).toList())
        .withAffinity(
            pod.affinity() == null ? null : MAPPER.convertValue(pod.affinity(), Affinity.class))
        .withTopologySpreadConstraints(spread(run, component))
        .withPriorityClassName(pod.priorityClassName())
        .withRuntimeClassName(pod.runtimeClassName());
  }

  private static Map<String, String> labels(TrainingRun run, String component) {
    Map<String, String> labels = new TreeMap<>(run.getSpec().pod().labels());
    labels.putAll(Labels.of(run.getKind(), run.getMetadata().getName(), component));
    return labels;
  }

  private static Map<String, String> annotations(TrainingRun run, String defaultContainer) {
    Map<String, String> annotations = new TreeMap<>(run.getSpec().pod().annotations());
    annotations.put("kubectl.kubernetes.io/default-container", defaultContainer);
    annotations.put(Labels.OWNER, Owned.ownerKey(run));
    // A classic sidecar starves init containers of network, and keeps a Job alive for ever.
    annotations.put("sidecar.istio.io/inject", "false");
    annotations.put("linkerd.io/inject", "disabled");
    return annotations;
  }

  private static PodSecurityContext securityContext() {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(ANY_USER)
        .withRunAsGroup(ANY_USER)
        .withFsGroup(ANY_USER)
        // Changing the group of every file of a large volume at each start would take minutes.
        .withFsGroupChangePolicy("OnRootMismatch")
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  private static List<TopologySpreadConstraint> spread(TrainingRun run, String component) {
    var selector =
        new LabelSelectorBuilder()
            .withMatchLabels(Labels.of(run.getKind(), run.getMetadata().getName(), component))
            .build();
    return run.getSpec().pod().topologySpreadConstraints().stream()
        .map(constraint -> MAPPER.convertValue(constraint, TopologySpreadConstraint.class))
        .peek(constraint -> constraint.setLabelSelector(selector))
        .toList();
  }
}
