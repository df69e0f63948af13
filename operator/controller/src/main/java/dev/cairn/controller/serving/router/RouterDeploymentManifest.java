package dev.cairn.controller.serving.router;

import dev.cairn.controller.work.PodVolumes;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;

/** The Deployment of a namespace's router. */
public final class RouterDeploymentManifest {
  /** So long a pod may take to end, in seconds: 5 until nobody sends to it, 20 for what it has. */
  private static final long GRACE = 30;

  private RouterDeploymentManifest() {}

  /** The Deployment, to be applied by one field manager. */
  public static Deployment of(String namespace, RouterSettings settings) {
    return new DeploymentBuilder()
        .withMetadata(RouterMark.metadata(namespace, RouterMark.NAME).build())
        .withNewSpec()
        .withReplicas(settings.replicas())
        .withRevisionHistoryLimit(2)
        .withNewSelector()
        .withMatchLabels(RouterMark.selector(namespace))
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withNewMaxUnavailable(0)
        .withNewMaxSurge(1)
        .endRollingUpdate()
        .endStrategy()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(RouterMark.selector(namespace))
        .addToAnnotations("kubectl.kubernetes.io/default-container", RouterContainer.NAME)
        .endMetadata()
        .withSpec(pod(namespace, settings))
        .endTemplate()
        .endSpec()
        .build();
  }

  private static PodSpec pod(String namespace, RouterSettings settings) {
    return new PodSpecBuilder()
        .withServiceAccountName(RouterMark.NAME)
        .withAutomountServiceAccountToken(true)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(GRACE)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withTopologySpreadConstraints(spread(namespace))
        .withContainers(RouterContainer.of(settings))
        .withVolumes(
            PodVolumes.scratch(RouterContainer.STATE, new Quantity("64Mi")),
            PodVolumes.scratch(RouterContainer.TMP, new Quantity("64Mi")))
        .build();
  }

  /** A node that is lost takes no more routers with it than it must. */
  private static TopologySpreadConstraint spread(String namespace) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey("kubernetes.io/hostname")
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withLabelSelector(
            new LabelSelectorBuilder().withMatchLabels(RouterMark.selector(namespace)).build())
        .build();
  }
}
