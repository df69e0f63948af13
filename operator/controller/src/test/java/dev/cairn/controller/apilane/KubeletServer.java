package dev.cairn.controller.apilane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.internal.CertUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The part of a kubelet that answers the API server: the logs of containers. So pods/log is read
 * through the API server, as on a real node.
 */
final class KubeletServer {
  static final String NODE = "lane-node";
  private static final String PATH = "/containerLogs/";

  private final Map<String, String> logs = new ConcurrentHashMap<>();
  private final HttpsServer server;

  private KubeletServer(HttpsServer server) {
    this.server = server;
  }

  /** Starts with the certificate that lies beside the API server. */
  static KubeletServer start(Path folder) {
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls(folder)));
      KubeletServer kubelet = new KubeletServer(server);
      server.createContext(PATH, kubelet::answer);
      server.start();
      return kubelet;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the kubelet's server does not start", e);
    }
  }

  /** Tells the API server about the node. */
  void register(KubernetesClient admin) {
    var node = new NodeBuilder().withNewMetadata().withName(NODE).endMetadata().build();
    admin.resource(node).create();
    admin
        .nodes()
        .withName(NODE)
        .editStatus(
            there ->
                new NodeBuilder(there)
                    .editOrNewStatus()
                    .addNewAddress("127.0.0.1", "InternalIP")
                    .withNewDaemonEndpoints()
                    .withNewKubeletEndpoint(server.getAddress().getPort())
                    .endDaemonEndpoints()
                    .endStatus()
                    .build());
  }

  /** Keeps what a container has printed. */
  void print(String namespace, String pod, String container, String text) {
    logs.put(namespace + "/" + pod + "/" + container, text);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestURI().getPath().substring(PATH.length());
    String text = logs.get(key);
    byte[] body = (text == null ? "not found" : text).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static SSLContext tls(Path folder) throws IOException, GeneralSecurityException {
    char[] password = "lane".toCharArray();
    KeyStore keys =
        CertUtils.createKeyStore(
            null,
            folder.resolve("apiserver.crt").toString(),
            null,
            folder.resolve("apiserver.key").toString(),
            "RSA",
            "lane",
            null,
            "lane");
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
