package dev.cairn.router.proxy;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.contract.routing.TableStats;
import dev.cairn.crds.model.Signature;
import dev.cairn.router.TableDraft;
import dev.cairn.router.api.Endpoint;
import dev.cairn.router.api.ServiceRoute;
import dev.cairn.router.count.TripCheck;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A data plane with one service, predictors and a client, all on loopback. */
final class PlaneBench implements AutoCloseable {
  static final String UID = "uid-churn";

  final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4));
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final List<String> lines = new CopyOnWriteArrayList<>();
  final Map<String, List<Endpoint>> endpoints = new HashMap<>();
  final Map<String, Signature> signatures = new HashMap<>();
  final RouterPlane plane;

  PlaneBench() {
    this((limit, candidate, stable, share) -> false, PlaneSettings.Bounds.DEFAULT);
  }

  PlaneBench(TripCheck trip, PlaneSettings.Bounds bounds) {
    PlaneSettings settings =
        new PlaneSettings(
            2, "127.0.0.1", "router-0", "pod-uid", bounds, Clock.systemUTC(), lines::add);
    plane = Waiting.on(RouterPlane.start(vertx, settings, trip));
  }

  Upstream answering(String service, int status, String body) {
    return at(service, Upstream.answering(vertx, status, body));
  }

  Upstream at(String service, Upstream... upstreams) {
    endpoints.put(service, Arrays.stream(upstreams).map(Upstream::endpoint).toList());
    return upstreams[0];
  }

  PlaneBench serve(TableDraft draft) {
    Waiting.on(plane.apply(List.of(route(draft))));
    return this;
  }

  ServiceRoute route(TableDraft draft) {
    return new ServiceRoute("shop", "churn", UID, draft.build(), signatures, endpoints);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + plane.port(UID) + path);
  }

  HttpResponse<String> predict(String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/predict")).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  static @Nullable String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  ServiceStats stats() {
    return plane.stats().services().getFirst();
  }

  TableStats table() {
    return stats().tables().getFirst();
  }

  ArmStats arm(String role, boolean copies) {
    return table().arms().stream()
        .filter(arm -> arm.revision().equals("churn-" + role) && arm.copies() == copies)
        .findFirst()
        .orElse(new ArmStats("none", copies, ArmStats.Counts.NONE, 0, List.of(), List.of()));
  }

  /** Sum of the samples whose line holds all of these parts. */
  double metric(String... parts) {
    return plane
        .metrics()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> Arrays.stream(parts).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    client.close();
    Waiting.on(vertx.close());
  }
}
