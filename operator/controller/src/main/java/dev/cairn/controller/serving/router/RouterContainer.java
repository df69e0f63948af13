package dev.cairn.controller.serving.router;

import dev.cairn.contract.routing.RouterPaths;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.VerbatimVariable;
import dev.cairn.controller.work.WorkerContainer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;

/** The router's container. Its traffic ports come and go with services, so none is listed. */
final class RouterContainer {
  /** Its name. */
  static final String NAME = "router";

  /** Volume of the tables, signatures and endpoints that it keeps. */
  static final String STATE = "state";

  /** Volume of /tmp. */
  static final String TMP = "tmp";

  private static final String STATE_PATH = "/var/lib/cairn-router";

  /** So long clients' nodes may take to notice that a pod ends; seconds. */
  private static final long NOTICE = 5;

  private RouterContainer() {}

  static Container of(RouterSettings settings) {
    RouterSettings.Resources resources = settings.resources();
    return new ContainerBuilder()
        .withName(NAME)
        .withImage(settings.image())
        .withImagePullPolicy(settings.pullPolicy())
        .withEnv(environment(settings))
        .withPorts(port("health", RouterPaths.HEALTH_PORT), port("admin", RouterPaths.ADMIN_PORT))
        .withStartupProbe(probe("/livez", 1, 60))
        .withLivenessProbe(probe("/livez", 20, 3))
        .withReadinessProbe(probe("/readyz", 2, 2))
        .withLifecycle(
            new LifecycleBuilder().withNewPreStop().withNewSleep(NOTICE).endPreStop().build())
        .withNewResources()
        .addToRequests("cpu", new Quantity(resources.cpuRequest()))
        .addToRequests("memory", new Quantity(resources.memoryRequest()))
        .withLimits(Map.of("memory", new Quantity(resources.memoryLimit())))
        .endResources()
        .withSecurityContext(WorkerContainer.restricted().withReadOnlyRootFilesystem(true).build())
        .withVolumeMounts(
            PodVolumes.mount(STATE, STATE_PATH, false), PodVolumes.mount(TMP, "/tmp", false))
        .build();
  }

  private static List<EnvVar> environment(RouterSettings settings) {
    return List.of(
        ofPod("CAIRN_ROUTER_NAMESPACE", "metadata.namespace"),
        ofPod("CAIRN_ROUTER_POD", "metadata.name"),
        ofPod("CAIRN_ROUTER_POD_UID", "metadata.uid"),
        VerbatimVariable.of("CAIRN_ROUTER_CONTROLLER", settings.access().controller()),
        VerbatimVariable.of("CAIRN_ROUTER_STATE", STATE_PATH),
        VerbatimVariable.of("JAVA_TOOL_OPTIONS", "-Xmx" + settings.resources().heap()));
  }

  private static EnvVar ofPod(String name, String field) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        // The version is said, or the server would add it and every apply would differ.
        .withNewFieldRef("v1", field)
        .endValueFrom()
        .build();
  }

  private static ContainerPort port(String name, int number) {
    // The protocol is part of the list's key when the template is applied.
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(number)
        .withProtocol("TCP")
        .build();
  }

  private static Probe probe(String path, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort(RouterPaths.HEALTH_PORT)
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(2)
        .withFailureThreshold(failures)
        .build();
  }
}
