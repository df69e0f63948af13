package dev.cairn.controller.apilane;

import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one API server of this module's tests, with CRDs, the chart's rights and policies, and one
 * node in it.
 */
final class ApiLane {
  /** Five seconds on a machine of its own; it may have to share. */
  private static final int START_MILLIS = 300_000;

  private static final Path MANIFESTS = Path.of("..", "..", "crds", "manifests");

  /** Started by the first test, stopped with the JVM. */
  static final ApiLane SHARED = start();

  private final AtomicInteger namespaces = new AtomicInteger();

  /** Operators have their own threads: a fault may block them while the admin acts. */
  private final Vertx operators = Vertx.vertx();

  private final String kubeconfig;
  private final KubernetesClient admin;
  private final Kubectl kubectl;
  private final KubeletServer kubelet;
  private final RouterNetwork network = new RouterNetwork();

  private ApiLane(Path folder, String kubeconfig) {
    this.kubeconfig = kubeconfig;
    this.admin = client(Config.fromKubeconfig(kubeconfig), Vertx.vertx(), List.of());
    this.kubectl = new Kubectl(folder, kubeconfig);
    this.kubelet = KubeletServer.start(folder);
  }

  /** A client with every right. */
  KubernetesClient admin() {
    return admin;
  }

  String kubeconfig() {
    return kubeconfig;
  }

  Kubectl kubectl() {
    return kubectl;
  }

  KubeletServer kubelet() {
    return kubelet;
  }

  /** All routers of the lane. */
  RouterNetwork network() {
    return network;
  }

  /** A client that acts as somebody else, with an interceptor on each request. */
  KubernetesClient clientOf(String user, Interceptor interceptor) {
    return clientOf(user, List.of(interceptor));
  }

  private KubernetesClient clientOf(String user, List<Interceptor> interceptors) {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
            .withImpersonateUsername(user)
            .withImpersonateGroups("system:serviceaccounts", "system:authenticated")
            .withWatchReconnectInterval(50)
            .build();
    return client(config, operators, interceptors);
  }

  /** A client that acts as somebody else. */
  KubernetesClient clientOf(String user) {
    return clientOf(user, List.of());
  }

  private static KubernetesClient client(
      Config config, Vertx vertx, List<Interceptor> interceptors) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(ApiMapper.serialization())
        .withHttpClientFactory(new VertxHttpClientFactory(vertx))
        .withHttpClientBuilderConsumer(
            builder ->
                interceptors.forEach(
                    interceptor -> builder.addOrReplaceInterceptor("traffic", interceptor)))
        .build();
  }

  /** Makes an empty namespace in which only pods of Pod Security "restricted" are let in. */
  String namespace() {
    String name = "lane-" + namespaces.incrementAndGet();
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build())
        .create();
    return name;
  }

  private static ApiLane start() {
    String folder = System.getenv("KUBE_API_TEST_DIR");
    if (folder == null || !Files.isDirectory(Path.of(folder))) {
      throw new IllegalStateException(
          "KUBE_API_TEST_DIR must name the folder with kube-apiserver and etcd:"
              + " export KUBE_API_TEST_DIR=$(e2e/cluster/api-lane.sh)");
    }
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withUpdateKubeConfig(false)
                .withStartupTimeout(START_MILLIS)
                .build());
    // Before the start: one that fails leaves an etcd behind.
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    server.start();
    ApiLane lane = new ApiLane(Path.of(folder), server.getKubeConfigYaml());
    lane.kubectl.must("apply", "--server-side", "-f", MANIFESTS.toString());
    lane.kubectl.must("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all");
    lane.kubelet.register(lane.admin);
    ChartRights.read().install(lane.admin);
    ChartPolicies.install(Path.of(folder), lane.kubectl);
    return lane;
  }

  /** Writes a text to a file that kubectl can read. */
  static Path file(String name, String text) {
    try {
      Path file = Files.createTempFile(name, ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
