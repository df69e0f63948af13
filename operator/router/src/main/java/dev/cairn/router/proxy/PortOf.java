package dev.cairn.router.proxy;

import dev.cairn.router.api.ServiceRoute;
import io.vertx.core.net.SocketAddress;

/** Ports of services. Port 0 of a table means any: the system draws one, for tests. */
final class PortOf {
  private PortOf() {}

  static int table(ServiceRoute source) {
    Integer port = source.table().port();
    if (port == null) {
      throw new IllegalArgumentException(
          source.namespace() + "/" + source.name() + " has no port yet");
    }
    return port;
  }

  /** Where to listen; all event loops share the port, also one that is drawn. */
  static SocketAddress listening(ServiceRoute source, String host) {
    int port = table(source);
    return port == 0
        ? SocketAddress.sharedRandomPort(1 + (source.uid().hashCode() & 0xffff), host)
        : SocketAddress.inetSocketAddress(port, host);
  }
}
