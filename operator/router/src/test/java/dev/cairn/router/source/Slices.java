package dev.cairn.router.source;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import org.jspecify.annotations.Nullable;

/** EndpointSlices for tests. */
final class Slices {
  private Slices() {}

  /** A slice of a Service with one port and no endpoints. */
  static EndpointSlice empty(String service, int port) {
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withName(service + "-x1")
        .addToLabels("kubernetes.io/service-name", service)
        .endMetadata()
        .withAddressType("IPv4")
        .addNewPort()
        .withName("http")
        .withPort(port)
        .endPort()
        .build();
  }

  /** The same with one more endpoint. */
  static EndpointSlice with(EndpointSlice slice, String address, @Nullable Boolean ready) {
    return slice
        .edit()
        .addNewEndpoint()
        .withAddresses(address)
        .withNewConditions()
        .withReady(ready)
        .endConditions()
        .endEndpoint()
        .build();
  }
}
