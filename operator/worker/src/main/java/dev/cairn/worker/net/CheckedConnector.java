package dev.cairn.worker.net;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Connects to addresses that were judged. The JDK's HTTP clients resolve names by themselves and
 * cannot be told which address to take, so a name that answers differently the second time would
 * pass any check made before; here the address that was judged is the one connected to. Proxies of
 * the environment are not used.
 */
final class CheckedConnector {
  private final AddressPolicy policy;
  private final Resolver resolver;
  private final Supplier<SSLContext> tls;
  private final HttpLimits limits;

  CheckedConnector(
      AddressPolicy policy, Resolver resolver, Supplier<SSLContext> tls, HttpLimits limits) {
    this.policy = policy;
    this.resolver = resolver;
    this.tls = tls;
    this.limits = limits;
  }

  /**
   * Opens a connection; with TLS the server's certificate is for the source's host.
   *
   * @throws StepFailure when no address of the host may be connected to
   * @throws IOException when none of the others answers
   */
  Socket connect(HttpSource source) throws StepFailure, IOException {
    IOException last = null;
    for (InetAddress address : permitted(source)) {
      try {
        return connect(source, address);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last == null ? new IOException("the name has no address") : last;
  }

  private List<InetAddress> permitted(HttpSource source) throws StepFailure, IOException {
    List<InetAddress> permitted = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (InetAddress address : resolver.resolve(source.host())) {
      policy
          .refusal(address)
          .ifPresentOrElse(
              kind -> refused.add(address.getHostAddress() + " (" + kind + ")"),
              () -> permitted.add(address));
    }
    if (permitted.isEmpty() && !refused.isEmpty()) {
      throw StepFailure.refused(
          StepReason.DATA_UNAVAILABLE,
          "%s leads to %s, where data may not be read from: use a public address, or have an administrator add its block to http.allowedAddresses of the chart"
              .formatted(source.shown(), String.join(", ", refused)));
    }
    return permitted;
  }

  // The socket is the caller's to close once it is returned.
  private Socket connect(HttpSource source, InetAddress address) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      socket.setSoTimeout(Math.toIntExact(limits.silence().toMillis()));
      socket.connect(
          new InetSocketAddress(address, source.port()),
          Math.toIntExact(limits.connect().toMillis()));
      return source.tls() ? secure(socket, source) : socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private Socket secure(Socket plain, HttpSource source) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            tls.get().getSocketFactory().createSocket(plain, source.host(), source.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }
}
