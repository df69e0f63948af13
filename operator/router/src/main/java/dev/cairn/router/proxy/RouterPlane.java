package dev.cairn.router.proxy;

import dev.cairn.contract.routing.PredictionRecord;
import dev.cairn.contract.routing.RouterStats;
import dev.cairn.router.api.DataPlane;
import dev.cairn.router.api.ServiceRoute;
import dev.cairn.router.count.ServiceBook;
import dev.cairn.router.count.TableBook;
import dev.cairn.router.count.TripCheck;
import dev.cairn.router.table.Arm;
import dev.cairn.router.table.Route;
import dev.cairn.router.table.RouteCompiler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The data plane: event loops that serve the same routes. */
public final class RouterPlane implements DataPlane {
  private final Vertx vertx;
  private final PlaneParts parts;
  private final List<Lane> lanes;

  /** Last readable table of each service, by UID; changes come one after the other. */
  private final Map<String, ServiceTable> served = new ConcurrentHashMap<>();

  /** One change at a time, in the order of the calls. */
  private Future<?> last;

  private volatile Set<String> revisions = Set.of();

  private RouterPlane(Vertx vertx, PlaneParts parts, List<Lane> lanes) {
    this.vertx = vertx;
    this.parts = parts;
    this.lanes = lanes;
    this.last = Future.succeededFuture();
  }

  /** Starts the event loops; no port is open yet. */
  public static Future<RouterPlane> start(Vertx vertx, PlaneSettings settings, TripCheck trip) {
    PlaneParts parts = PlaneParts.of(settings, trip);
    List<Lane> lanes =
        IntStream.range(0, settings.eventLoops()).mapToObj(i -> new Lane(i, parts)).toList();
    return Future.join(lanes.stream().map(vertx::deployVerticle).toList())
        .map(ignored -> new RouterPlane(vertx, parts, lanes));
  }

  @Override
  public synchronized Future<Void> apply(Collection<ServiceRoute> routes) {
    List<ServiceRoute> fixed = List.copyOf(routes);
    Future<Void> next = last.transform(ignored -> use(fixed));
    last = next;
    return next;
  }

  @Override
  public RouterStats stats() {
    PlaneSettings settings = parts.settings();
    return new RouterStats(
        settings.pod(), settings.podUid(), settings.clock().millis(), parts.counts().stats());
  }

  @Override
  public List<PredictionRecord> records(String requestId) {
    return parts.records().of(requestId);
  }

  @Override
  public String metrics() {
    return parts.series().text();
  }

  @Override
  public synchronized Future<Void> drain(Duration atMost) {
    Future<Void> ended =
        last.transform(ignored -> Future.join(lanes.stream().map(Lane::drain).toList())).mapEmpty();
    last = ended;
    return Deadline.of(vertx, ended, atMost).onComplete(ignored -> parts.afterwards().finish());
  }

  /** Actual port of a service; 0 when it is not open. */
  public int port(String uid) {
    return lanes.getFirst().port(uid);
  }

  private Future<Void> use(List<ServiceRoute> routes) {
    List<ServiceTable> tables = new ArrayList<>();
    Set<String> problems = new TreeSet<>();
    for (ServiceRoute route : routes) {
      try {
        ServiceTable table = open(RouteCompiler.compile(route));
        tables.add(table);
        served.put(route.uid(), table);
      } catch (IllegalArgumentException unreadable) {
        problems.add(route.namespace() + "/" + route.name() + ": " + unreadable.getMessage());
        ServiceTable before = served.get(route.uid());
        if (before != null) {
          tables.add(before);
        }
      }
    }
    Set<String> uids = tables.stream().map(ServiceTable::uid).collect(Collectors.toSet());
    served.keySet().retainAll(uids);
    parts.counts().retain(uids);
    forgetSeries(tables);
    List<Future<Set<String>>> taken = lanes.stream().map(lane -> lane.use(tables)).toList();
    return Future.join(taken).transform(ignored -> acknowledge(tables, taken, problems));
  }

  private ServiceTable open(Route route) {
    ServiceBook service = parts.counts().open(route.source().name(), route.source().uid());
    TableBook table =
        service.open(
            new TableBook.Opening(
                route.table().id(),
                route.table().shadow() != null,
                parts.settings().clock().millis()));
    return new ServiceTable(route, service, table);
  }

  private void forgetSeries(List<ServiceTable> tables) {
    Set<String> present =
        tables.stream()
            .flatMap(table -> table.route().arms().stream())
            .map(Arm::revision)
            .collect(Collectors.toSet());
    revisions.stream().filter(name -> !present.contains(name)).forEach(parts.series()::forget);
    revisions = present;
  }

  private static Future<Void> acknowledge(
      List<ServiceTable> tables, List<Future<Set<String>>> taken, Set<String> problems) {
    Set<String> closed = new HashSet<>();
    taken.forEach(lane -> closed.addAll(lane.result()));
    for (ServiceTable table : tables) {
      if (closed.contains(table.uid())) {
        problems.add(
            table.service().service() + ": port " + table.route().table().port() + " is not free");
      } else {
        table.service().acknowledge(table.table());
      }
    }
    return problems.isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(new IllegalStateException(String.join("; ", problems)));
  }
}
