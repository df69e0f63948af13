package dev.cairn.worker.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host into addresses. */
@FunctionalInterface
interface Resolver {
  /** All addresses of a name, or the one that a literal is, in the order in which to try them. */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The system's. */
  static Resolver ofSystem() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
