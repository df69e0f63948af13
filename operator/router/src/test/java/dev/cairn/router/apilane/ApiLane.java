package dev.cairn.router.apilane;

import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An API server with Cairn's CRDs and one namespace in it, in which routers have their rights. */
final class ApiLane implements AutoCloseable {
  static final String NAMESPACE = "shop";
  static final String ROUTER = "cairn-router";
  private static final int START_MILLIS = 300_000;
  private static final Path MANIFESTS = Path.of("..", "..", "crds", "manifests");

  private final KubeAPIServer server;
  private final KubernetesClient admin;

  private ApiLane(KubeAPIServer server) {
    this.server = server;
    this.admin = client(Config.fromKubeconfig(server.getKubeConfigYaml()));
  }

  static ApiLane start() throws IOException {
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
    ApiLane lane = new ApiLane(server);
    lane.installDefinitions();
    lane.installNamespace();
    return lane;
  }

  /** A client with every right. */
  KubernetesClient admin() {
    return admin;
  }

  /** A client with the rights of the namespace's router. */
  KubernetesClient router() {
    return client(
        new ConfigBuilder(Config.fromKubeconfig(server.getKubeConfigYaml()))
            .withImpersonateUsername("system:serviceaccount:" + NAMESPACE + ":" + ROUTER)
            .withImpersonateGroups("system:serviceaccounts", "system:authenticated")
            .build());
  }

  @Override
  public void close() {
    admin.close();
    server.stop();
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(ApiMapper.serialization())
        .build();
  }

  private void installDefinitions() throws IOException {
    try (Stream<Path> files = Files.list(MANIFESTS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        try (InputStream yaml = Files.newInputStream(file)) {
          var definition = admin.apiextensions().v1().customResourceDefinitions().load(yaml);
          definition.serverSideApply();
          definition.waitUntilCondition(ApiLane::isEstablished, 60, TimeUnit.SECONDS);
        }
      }
    }
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    "Established".equals(condition.getType())
                        && "True".equals(condition.getStatus()));
  }

  /** What the controller makes for a namespace with InferenceServices. */
  private void installNamespace() {
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    admin
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(ROUTER)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addNewRule()
                .withApiGroups("trail.cairn.dev")
                .withResources("inferenceservices", "modelversions")
                .withVerbs("get", "list", "watch")
                .endRule()
                .addNewRule()
                .withApiGroups("discovery.k8s.io")
                .withResources("endpointslices")
                .withVerbs("get", "list", "watch")
                .endRule()
                .build())
        .create();
    bindRole();
  }

  private void bindRole() {
    admin
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName(ROUTER)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", ROUTER)
                .addNewSubject("", "ServiceAccount", ROUTER, NAMESPACE)
                .build())
        .create();
  }

  /** A new ServiceAccount of the namespace. */
  void serviceAccount(String name) {
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .build())
        .create();
  }
}
