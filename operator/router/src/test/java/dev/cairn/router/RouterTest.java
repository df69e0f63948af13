package dev.cairn.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.CairnApi;
import dev.cairn.router.config.RouterSettings;
import dev.cairn.router.source.Cluster;
import dev.cairn.router.testing.FakePlane;
import dev.cairn.router.testing.Http;
import dev.cairn.router.testing.Kinds;
import dev.cairn.router.testing.MockServer;
import dev.cairn.router.testing.Tables;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterTest {
  @TempDir private Path folder;
  private final KubernetesMockServer server = MockServer.start();
  private final KubernetesClient client = server.createClient();
  private final FakePlane plane = new FakePlane();
  private RouterSettings settings =
      new RouterSettings("shop", "pod-1", "u-1", "me", Path.of(""), Duration.ZERO, 0, 0);

  @BeforeEach
  void settings() {
    settings =
        new RouterSettings("shop", "pod-1", "u-1", "me", folder, Duration.ofSeconds(3), 0, 0);
    Kinds.at(
            client,
            new GenericKubernetesResourceBuilder()
                .withApiVersion(CairnApi.API_VERSION)
                .withKind("InferenceService")
                .withNewMetadata()
                .withName("churn")
                .withNamespace("shop")
                .endMetadata()
                .addToAdditionalProperties(
                    "status", Map.of("traffic", Tables.tree("t1", 20_001, "churn-1")))
                .build())
        .create();
  }

  @AfterEach
  void close() {
    server.destroy();
  }

  @Test
  void routesWhatTheServerTellsAndAnswersOnBothPorts() throws Exception {
    Router router = router();
    Router.Ports ports = router.start();

    assertThat(plane.routesThat(routes -> !routes.isEmpty()))
        .singleElement()
        .satisfies(route -> assertThat(route.name()).isEqualTo("churn"));
    assertThat(Http.get(ports.health(), "/livez").statusCode()).isEqualTo(200);
    assertThat(Http.get(ports.health(), "/metrics").body())
        .contains("cairn_plane_up 1\n", "cairn_router_synced 1\n");
    assertThat(Http.get(ports.admin(), "/v1/stats").statusCode()).isEqualTo(401);
    router.stop();
  }

  @Test
  void drainsAtTheEndForAsLongAsItMay() throws Exception {
    Router router = router();
    router.start();
    plane.routesThat(routes -> !routes.isEmpty());

    router.stop();

    assertThat(plane.drains()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void startsAgainFromWhatItLeftOnDisk() throws Exception {
    Router first = router();
    first.start();
    plane.routesThat(routes -> !routes.isEmpty());
    first.stop();

    FakePlane second = new FakePlane();
    Threads threads = Threads.of(1);
    Router again =
        Router.of(
            settings, threads, Cluster.connect(threads.control()), (vertx, loops, told) -> second);
    again.start(); // nobody answers this client

    assertThat(second.nextRoutes())
        .singleElement()
        .satisfies(route -> assertThat(route.table().id()).isEqualTo("t1"));
    again.stop();
  }

  private Router router() {
    return Router.of(settings, Threads.of(2), new Cluster(client), (vertx, loops, told) -> plane);
  }
}
