package dev.cairn.controller.serving;

import dev.cairn.controller.serving.router.TrafficPort;
import dev.cairn.controller.serving.router.TrafficServiceManifest;
import dev.cairn.crds.serving.RouteTable;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Service that clients know, and the routers' port behind it. Pure. */
final class TrafficObjects {
  private TrafficObjects() {}

  /** The service with the port that it has: by its status, else by the Service that clients use. */
  static TrafficPort.Holder holder(ServiceCase that) {
    RouteTable table = that.before().traffic();
    Integer known = table == null ? null : table.port();
    return new TrafficPort.Holder(
        that.name(),
        that.service().getMetadata().getCreationTimestamp(),
        known == null ? there(that).map(TrafficObjects::target).orElse(null) : known);
  }

  static List<HasMetadata> missing(ServiceCase that, int port) {
    return there(that).isPresent()
        ? List.of()
        : List.of(TrafficServiceManifest.of(that.service(), port));
  }

  static List<HasMetadata> changed(ServiceCase that, int port) {
    return there(that).filter(made -> !Objects.equals(target(made), port)).isPresent()
        ? List.of(TrafficServiceManifest.of(that.service(), port))
        : List.of();
  }

  private static Optional<Service> there(ServiceCase that) {
    return that.seen().services().stream()
        .filter(made -> made.getMetadata().getName().equals(that.name()))
        .findFirst();
  }

  private static @Nullable Integer target(Service made) {
    return made.getSpec().getPorts().stream()
        .filter(port -> port.getTargetPort() != null)
        .map(port -> port.getTargetPort().getIntVal())
        .findFirst()
        .orElse(null);
  }
}
