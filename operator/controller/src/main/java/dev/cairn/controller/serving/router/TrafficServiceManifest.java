package dev.cairn.controller.serving.router;

import dev.cairn.controller.kube.Owned;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/**
 * The Service that clients know: named like the InferenceService, port 80. Behind it is the port of
 * the router that belongs to this service alone, so the port says which service is meant.
 */
public final class TrafficServiceManifest {
  /** Value of the component label. */
  public static final String COMPONENT = "traffic";

  /** Port that clients ask. */
  public static final int PORT = 80;

  private TrafficServiceManifest() {}

  /**
   * The Service.
   *
   * @param service the InferenceService
   * @param port the router's port, from {@link TrafficPort}
   */
  public static Service of(InferenceService service, int port) {
    return new ServiceBuilder()
        .withMetadata(Owned.child(service, service.getMetadata().getName(), COMPONENT).build())
        .withNewSpec()
        .withSelector(RouterMark.selector(service.getMetadata().getNamespace()))
        .addNewPort()
        .withName("http")
        .withProtocol("TCP")
        .withPort(PORT)
        .withNewTargetPort(port)
        .endPort()
        .endSpec()
        .build();
  }
}
