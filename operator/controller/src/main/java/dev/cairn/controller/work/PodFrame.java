package dev.cairn.controller.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.pod.PodSettings;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pod around containers: the user's pod settings, and what Pod Security "restricted" asks.
 *
 * @param owner whose pod it is
 * @param pod what the user chose about it
 * @param component role of the pod, a label
 * @param marks labels of Cairn that these pods have besides
 */
public record PodFrame(
    HasMetadata owner, PodSettings pod, String component, Map<String, String> marks) {
  /**
   * User and group of every container, whatever user its image names: the worker's and the
   * trainer's files meet on volumes.
   */
  private static final long ANY_USER = 10_001L;

  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  public PodFrame {
    marks = Map.copyOf(marks);
  }

  /** With the labels of every child alone. */
  public PodFrame(HasMetadata owner, PodSettings pod, String component) {
    this(owner, pod, component, Map.of());
  }

  /**
   * The template of a pod that does its work once: a Job's.
   *
   * @param defaultContainer whose log kubectl shows
   * @param containers init containers in their order, the last one is the pod's container
   * @param volumes all of them
   */
  public PodTemplateSpec around(
      String defaultContainer, List<Container> containers, List<Volume> volumes) {
    return template(
        defaultContainer, holding(containers, volumes).withRestartPolicy("Never").build());
  }

  /**
   * The template of a pod that works until it is stopped: a Deployment's.
   *
   * @param containers init containers in their order, the last one is the pod's container, whose
   *     log kubectl shows
   * @param volumes all of them
   * @param grace how long the container may take to end
   */
  public PodTemplateSpec lasting(List<Container> containers, List<Volume> volumes, Duration grace) {
    return template(
        containers.getLast().getName(),
        holding(containers, volumes)
            .withRestartPolicy("Always")
            .withTerminationGracePeriodSeconds(grace.toSeconds())
            .build());
  }

  private PodTemplateSpec template(String defaultContainer, PodSpec spec) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels())
        .withAnnotations(annotations(defaultContainer))
        .endMetadata()
        .withSpec(spec)
        .build();
  }

  private PodSpecBuilder holding(List<Container> containers, List<Volume> volumes) {
    return chosen()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withSecurityContext(securityContext())
        .withInitContainers(containers.subList(0, containers.size() - 1))
        .withContainers(containers.getLast())
        .withVolumes(volumes);
  }

  private PodSpecBuilder chosen() {
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
        .withTopologySpreadConstraints(spread())
        .withPriorityClassName(pod.priorityClassName())
        .withRuntimeClassName(pod.runtimeClassName());
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(pod.labels());
    labels.putAll(ownLabels());
    return labels;
  }

  private Map<String, String> ownLabels() {
    Map<String, String> labels =
        Labels.of(owner.getKind(), owner.getMetadata().getName(), component);
    labels.putAll(marks);
    return labels;
  }

  private Map<String, String> annotations(String defaultContainer) {
    Map<String, String> annotations = new TreeMap<>(pod.annotations());
    annotations.put("kubectl.kubernetes.io/default-container", defaultContainer);
    annotations.put(Labels.OWNER, Owned.ownerKey(owner));
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

  private List<TopologySpreadConstraint> spread() {
    var selector = new LabelSelectorBuilder().withMatchLabels(ownLabels()).build();
    return pod.topologySpreadConstraints().stream()
        .map(constraint -> MAPPER.convertValue(constraint, TopologySpreadConstraint.class))
        .peek(constraint -> constraint.setLabelSelector(selector))
        .toList();
  }
}
