package dev.cairn.crds.apiserver;

import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The one API server of this module's tests, with the CRDs in it; stopped with the JVM. */
final class ApiLane {
  static final ApiLane SHARED = start();

  private final AtomicInteger namespaces = new AtomicInteger();
  private final KubernetesClient client;
  private final Kubectl kubectl;

  private ApiLane(KubernetesClient client, Kubectl kubectl) {
    this.client = client;
    this.kubectl = kubectl;
  }

  KubernetesClient client() {
    return client;
  }

  Kubectl kubectl() {
    return kubectl;
  }

  /** Makes an empty namespace and returns its name. */
  String namespace() {
    String name = "lane-" + namespaces.incrementAndGet();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  /** Posts a manifest as it is, fields strictly checked: what kubectl create does. */
  HttpResponse<String> post(String namespace, String plural, String yaml) {
    URI uri =
        URI.create(client.getConfiguration().getMasterUrl())
            .resolve(
                "/apis/trail.cairn.dev/v1alpha1/namespaces/%s/%s?fieldValidation=Strict"
                    .formatted(namespace, plural));
    try {
      return client
          .getHttpClient()
          .sendAsync(
              client
                  .getHttpClient()
                  .newHttpRequestBuilder()
                  .uri(uri)
                  .post("application/yaml", yaml)
                  .build(),
              String.class)
          .get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("no answer to POST " + uri, e);
    }
  }

  private static ApiLane start() {
    String folder = System.getenv("KUBE_API_TEST_DIR");
    if (folder == null || !Files.isDirectory(Path.of(folder))) {
      throw new IllegalStateException(
          "KUBE_API_TEST_DIR must name the folder with kube-apiserver and etcd;"
              + " e2e/cluster/api-lane.sh makes it");
    }
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig().withUpdateKubeConfig(false).build());
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
            .withKubernetesSerialization(ApiMapper.serialization())
            .build();
    Kubectl kubectl = new Kubectl(Path.of(folder), kubeconfig(server.getKubeConfigYaml()));
    kubectl.must("apply", "--server-side", "-f", "manifests");
    kubectl.must("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all");
    return new ApiLane(client, kubectl);
  }

  private static Path kubeconfig(String yaml) {
    try {
      return Files.writeString(Files.createTempFile("kubeconfig", ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
