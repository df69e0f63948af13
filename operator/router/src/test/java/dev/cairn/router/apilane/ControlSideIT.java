package dev.cairn.router.apilane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.CairnApi;
import dev.cairn.router.admin.AdminServer;
import dev.cairn.router.api.Endpoint;
import dev.cairn.router.api.ServiceRoute;
import dev.cairn.router.config.RouterSettings;
import dev.cairn.router.source.Cluster;
import dev.cairn.router.source.RouteSource;
import dev.cairn.router.testing.FakePlane;
import dev.cairn.router.testing.Http;
import dev.cairn.router.testing.Kinds;
import dev.cairn.router.testing.Tables;
import dev.cairn.router.token.ControllerTokens;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Lists, watches, keys and tokens of a real API server, with the rights that a router has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlSideIT {
  private static final String CONTROLLER =
      "system:serviceaccount:" + ApiLane.NAMESPACE + ":cairn-controller";

  private final ApiLane lane;
  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;

  ControlSideIT() throws IOException {
    lane = ApiLane.start();
  }

  @BeforeAll
  void accounts() {
    lane.serviceAccount("cairn-controller");
    lane.serviceAccount("somebody");
  }

  @AfterAll
  void close() {
    var _ = vertx.close();
    lane.close();
  }

  @Test
  void followsTheNamespace() throws Exception {
    FakePlane plane = new FakePlane();
    try (Cluster cluster = new Cluster(lane.router());
        RouteSource source = cluster.routes(settings(), plane, () -> {})) {
      source.start();
      assertThat(plane.nextRoutes()).isEmpty();

      createVersion();
      createService();
      createSlice();
      List<ServiceRoute> routes =
          plane.routesThat(
              seen -> !seen.isEmpty() && !seen.getFirst().endpoints().get("churn-1").isEmpty());

      assertThat(routes)
          .singleElement()
          .satisfies(
              route -> {
                assertThat(route.table()).isEqualTo(Tables.table("t1", 20_001, "churn-1"));
                assertThat(route.signatures())
                    .containsEntry("churn-1-model", Tables.signature("age"));
                assertThat(route.endpoints())
                    .containsEntry("churn-1", List.of(new Endpoint("10.0.0.1", 8080)));
              });

      Kinds.at(lane.admin(), service()).delete();
      assertThat(plane.routesThat(List::isEmpty)).isEmpty();
    }
  }

  @Test
  void takesTheControllersTokenAndNoOther() throws Exception {
    try (Cluster cluster = new Cluster(lane.router())) {
      ControllerTokens tokens =
          new ControllerTokens(cluster.keys(), folder, CONTROLLER, Clock.systemUTC());
      int port =
          new AdminServer(vertx, tokens, new FakePlane())
              .listen(0)
              .toCompletionStage()
              .toCompletableFuture()
              .get(60, TimeUnit.SECONDS);

      assertThat(stats(port, "cairn-controller", "cairn-router")).startsWith("200 {\"pod\"");
      assertThat(stats(port, "cairn-controller", "https://elsewhere"))
          .startsWith("401 ")
          .contains("(audience)");
      assertThat(stats(port, "somebody", "cairn-router")).startsWith("401 ").doesNotContain("(");
    }
    assertThat(folder.resolve("keys.json")).exists();
  }

  private String stats(int port, String account, String audience) throws Exception {
    String token =
        lane.admin()
            .serviceAccounts()
            .inNamespace(ApiLane.NAMESPACE)
            .withName(account)
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withAudiences(audience)
                    .withExpirationSeconds(600L)
                    .endSpec()
                    .build())
            .getStatus()
            .getToken();
    var answer = Http.get(port, "/v1/stats", "Bearer " + token);
    return answer.statusCode() + " " + answer.body();
  }

  private RouterSettings settings() {
    return new RouterSettings(
        ApiLane.NAMESPACE, "pod-1", "u-1", CONTROLLER, folder, Duration.ZERO, 0, 0);
  }

  private void createService() {
    createWithStatus(service(), Map.of("traffic", Tables.tree("t1", 20_001, "churn-1")));
  }

  private static GenericKubernetesResource service() {
    return object("InferenceService", "churn")
        .addToAdditionalProperties(
            "spec", Map.of("model", Map.of("name", "churn", "stage", "Production")))
        .build();
  }

  private void createVersion() {
    createWithStatus(
        object("ModelVersion", "churn-1-model")
            .addToAdditionalProperties(
                "spec",
                Map.of(
                    "model",
                    Map.of("name", "churn"),
                    "artifact",
                    Map.of("uri", "pvc://models/churn", "digest", Tables.DIGEST)))
            .build(),
        Map.of("signature", Map.of("inputs", List.of(Map.of("name", "age", "type", "Double")))));
  }

  private void createWithStatus(GenericKubernetesResource object, Map<String, Object> status) {
    GenericKubernetesResource made = Kinds.at(lane.admin(), object).create();
    made.setAdditionalProperty("status", status);
    Kinds.at(lane.admin(), made).updateStatus();
  }

  private void createSlice() {
    lane.admin()
        .resource(
            new EndpointSliceBuilder()
                .withNewMetadata()
                .withName("churn-1-x1")
                .withNamespace(ApiLane.NAMESPACE)
                .addToLabels("kubernetes.io/service-name", "churn-1")
                .endMetadata()
                .withAddressType("IPv4")
                .addNewPort()
                .withName("http")
                .withPort(8080)
                .endPort()
                .addNewEndpoint()
                .withAddresses("10.0.0.1")
                .withNewConditions()
                .withReady(true)
                .endConditions()
                .endEndpoint()
                .build())
        .create();
  }

  private static GenericKubernetesResourceBuilder object(String kind, String name) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(CairnApi.API_VERSION)
        .withKind(kind)
        .withNewMetadata()
        .withName(name)
        .withNamespace(ApiLane.NAMESPACE)
        .endMetadata();
  }
}
