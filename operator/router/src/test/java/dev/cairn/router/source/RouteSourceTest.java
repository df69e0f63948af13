package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.api.Endpoint;
import dev.cairn.router.api.ServiceRoute;
import dev.cairn.router.source.Versions.SeenVersion;
import dev.cairn.router.testing.FakePlane;
import dev.cairn.router.testing.Tables;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteSourceTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir private Path folder;
  private final FakeView view = new FakeView();
  private final FakePlane plane = new FakePlane();
  private final CountDownLatch routed = new CountDownLatch(1);
  private RouteSource source;

  @BeforeEach
  void open() {
    Versions versions = name -> new SeenVersion(Tables.DIGEST, Tables.signature(name));
    source =
        new RouteSource(
            new RouteSource.Parts("shop", view, new Signatures(versions, () -> NOW), disk()),
            plane,
            routed::countDown);
  }

  private RouteDisk disk() {
    return new RouteDisk(folder, "shop");
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void handsOverTablesWithSignaturesAndEndpoints() throws Exception {
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.put(Slices.with(Slices.empty("a-1", 8080), "10.0.0.1", true));
    source.start();
    view.sync();

    assertThat(plane.nextRoutes())
        .containsExactly(
            new ServiceRoute(
                "shop",
                "a",
                "uid-a",
                Tables.table("t1", 20_001, "a-1"),
                Map.of("a-1-model", Tables.signature("a-1-model")),
                Map.of("a-1", List.of(new Endpoint("10.0.0.1", 8080)))));
    assertThat(routed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitsUntilTheServerToldEverything() throws Exception {
    source.start();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.put("b", "1", Tables.tree("t2", 20_002, "b-1"));
    view.sync();

    assertThat(plane.nextRoutes()).hasSize(2);
    assertThat(routed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aNamespaceWithoutServicesIsRoutedToo() throws Exception {
    source.start();
    view.sync();

    assertThat(plane.nextRoutes()).isEmpty();
    assertThat(routed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void followsChanges() throws Exception {
    source.start();
    view.sync();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    plane.routesThat(routes -> routes.size() == 1);

    view.put("a", "2", Tables.tree("t2", 20_001, "a-1"));
    assertThat(plane.nextRoutes().getFirst().table().id()).isEqualTo("t2");

    view.put(Slices.with(Slices.empty("a-1", 8080), "10.0.0.1", true));
    assertThat(plane.nextRoutes().getFirst().endpoints().get("a-1")).hasSize(1);

    view.remove("a");
    assertThat(plane.nextRoutes()).isEmpty();
  }

  @Test
  void whatAltersNothingIsNotHandedOver() throws Exception {
    source.start();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.sync();
    plane.nextRoutes();

    view.put("a", "2", Tables.tree("t1", 20_001, "a-1"));
    view.put("a", "3", null);
    view.put(Slices.with(Slices.empty("of-nobody", 80), "10.0.0.7", true));
    view.put("b", "1", Tables.tree("t2", 20_002, "b-1"));

    assertThat(plane.nextRoutes()).hasSize(2);
  }

  @Test
  void aBadTableIsCountedOnceAndCostsNothing() throws Exception {
    source.start();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.sync();
    plane.nextRoutes();
    view.put("a", "2", Map.of("id", "t2"));
    view.put("b", "1", Tables.tree("t3", 20_002, "b-1"));
    List<ServiceRoute> routes = plane.nextRoutes();
    view.put("c", "1", Tables.tree("t4", 20_003, "c-1"));
    plane.nextRoutes();

    assertThat(routes).extracting(route -> route.table().id()).containsExactly("t1", "t3");
    assertThat(source.metrics())
        .contains("cairn_router_table_refusals_total 1\n", "cairn_router_refused_tables 1\n");

    view.put("a", "3", Tables.tree("t5", 20_001, "a-1"));
    assertThat(plane.nextRoutes()).extracting(route -> route.table().id()).contains("t5");
    assertThat(source.metrics())
        .contains("cairn_router_table_refusals_total 1\n", "cairn_router_refused_tables 0\n");
  }

  @Test
  void startsFromDiskWhileTheServerIsAway() throws Exception {
    ServiceRoute kept = kept("a", "t1");
    disk().write(List.of(kept));

    source.start();

    assertThat(plane.nextRoutes()).containsExactly(kept);
    assertThat(routed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theServersFirstListReplacesWhatWasOnDisk() throws Exception {
    disk().write(List.of(kept("gone", "t1"), kept("a", "t2")));
    source.start();
    plane.nextRoutes();

    view.put("a", "1", null); // its status was lost: the last table stays
    view.sync();

    assertThat(plane.nextRoutes())
        .singleElement()
        .satisfies(
            route -> {
              assertThat(route.name()).isEqualTo("a");
              assertThat(route.table().id()).isEqualTo("t2");
              assertThat(route.signatures()).containsKey("a-1-model");
              assertThat(route.endpoints().get("a-1")).isEmpty(); // the server knows of none
            });
  }

  @Test
  void keepsOnDiskWhatItHandedOver() throws Exception {
    source.start();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.sync();
    List<ServiceRoute> first = plane.nextRoutes();
    view.put("b", "1", Tables.tree("t2", 20_002, "b-1"));
    plane.nextRoutes();

    // The second hand-over began after the first was kept.
    assertThat(disk().read()).hasValueSatisfying(kept -> assertThat(kept).containsAll(first));
  }

  @Test
  void aFullDiskIsCountedAndStopsNothing() throws Exception {
    Files.createDirectory(folder.resolve("routes.json.partial"));
    source.start();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.sync();
    plane.nextRoutes();
    view.put("b", "1", Tables.tree("t2", 20_002, "b-1"));

    assertThat(plane.nextRoutes()).hasSize(2);
    assertThat(source.metrics()).containsPattern("cairn_router_disk_failures_total [12]\n");
  }

  @Test
  void routesOfWhichOnePortFailedAreInEffectAndTriedAgain() throws Exception {
    plane.answerNext(Future.failedFuture(new IOException("port 20001 is taken")));
    source.start();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.sync();
    List<ServiceRoute> first = plane.nextRoutes();

    assertThat(routed.await(60, TimeUnit.SECONDS)).isTrue();
    view.put("a", "2", Tables.tree("t1", 20_001, "a-1")); // nothing new: the same again
    assertThat(plane.nextRoutes()).isEqualTo(first);
    assertThat(source.metrics()).contains("cairn_router_apply_failures_total 1\n");
  }

  @Test
  void changesAreAppliedOneAfterTheOther() throws Exception {
    Promise<Void> slow = Promise.promise();
    plane.answerNext(slow.future());
    source.start();
    view.put("a", "1", Tables.tree("t1", 20_001, "a-1"));
    view.sync();
    plane.nextRoutes();
    for (int i = 2; i < 50; i++) {
      view.put("a", "" + i, Tables.tree("t" + i, 20_001, "a-1"));
    }

    assertThat(plane.unread()).isZero(); // the first is not in effect yet
    slow.complete();

    assertThat(plane.nextRoutes().getFirst().table().id()).isEqualTo("t49");
  }

  private static ServiceRoute kept(String name, String id) {
    return new ServiceRoute(
        "shop",
        name,
        "uid-" + name,
        Tables.table(id, "a".equals(name) ? 20_001 : 20_009, name + "-1"),
        Map.of(name + "-1-model", Tables.signature("kept")),
        Map.of(name + "-1", List.of(new Endpoint("10.0.0.1", 8080))));
  }
}
