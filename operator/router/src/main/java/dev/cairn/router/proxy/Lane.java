package dev.cairn.router.proxy;

import dev.cairn.router.balance.Balancer;
import dev.cairn.router.count.RevisionSeries;
import dev.cairn.router.shadow.Shadow;
import dev.cairn.router.table.Arm;
import dev.cairn.router.table.Route;
import dev.cairn.router.upstream.Target;
import dev.cairn.router.upstream.Wires;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One event loop with its ports, its connections and its view of the endpoints. */
final class Lane extends AbstractVerticle {
  private final int index;
  private final PlaneParts parts;
  private final RandomGenerator random = new SplittableRandom();
  private final Map<String, PortServer> servers = new HashMap<>();
  private Map<String, Balancer> balancers = new HashMap<>();
  private @Nullable LaneWires wires;

  Lane(int index, PlaneParts parts) {
    this.index = index;
    this.parts = parts;
  }

  @Override
  public void start() {
    int connections = parts.settings().bounds().connections();
    Wires copies = Wires.open(vertx, connections);
    wires =
        new LaneWires(
            Wires.open(vertx, connections),
            new Shadow(copies, parts.copies(), parts.afterwards(), parts.settings().clock()));
  }

  PlaneParts parts() {
    return parts;
  }

  LaneWires wires() {
    LaneWires open = wires;
    if (open == null) {
      throw new IllegalStateException("the event loop has not started");
    }
    return open;
  }

  RandomGenerator random() {
    return random;
  }

  /**
   * Takes these tables, opens and closes ports; from any thread.
   *
   * @return the services whose port is not open, by UID
   */
  Future<Set<String>> use(Collection<ServiceTable> tables) {
    Promise<Set<String>> done = Promise.promise();
    context.runOnContext(ignored -> take(tables).onComplete(done));
    return done.future();
  }

  /** Ends what is in flight, then closes all ports; from any thread. */
  Future<Void> drain() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        ignored ->
            Future.join(servers.values().stream().map(PortServer::drain).toList())
                .<Void>mapEmpty()
                .onComplete(done));
    return done.future();
  }

  /** Actual port of a service; 0 when it is not open. */
  int port(String uid) {
    PortServer server = servers.get(uid);
    return server == null ? 0 : server.port();
  }

  private Future<Set<String>> take(Collection<ServiceTable> tables) {
    Map<String, Balancer> kept = new HashMap<>();
    Set<String> closed = new HashSet<>();
    List<Future<?>> openings = new ArrayList<>();
    Map<String, PortServer> gone = new HashMap<>(servers);
    for (ServiceTable table : tables) {
      LaneRoute route = laneRoute(table, kept);
      PortServer server = servers.get(table.uid());
      if (server != null && server.serves(route.route().source())) {
        gone.remove(table.uid());
        server.use(route);
        continue;
      }
      PortServer opening = new PortServer(this, route);
      servers.put(table.uid(), opening);
      openings.add(
          opening
              .open()
              .onFailure(
                  refused -> {
                    closed.add(table.uid());
                    servers.remove(table.uid(), opening);
                  }));
    }
    servers.entrySet().removeIf(entry -> gone.get(entry.getKey()) == entry.getValue());
    gone.values().forEach(PortServer::close);
    balancers = kept;
    return Future.join(openings).otherwiseEmpty().map(ignored -> closed);
  }

  private LaneRoute laneRoute(ServiceTable table, Map<String, Balancer> kept) {
    Route route = table.route();
    List<Target> targets = route.arms().stream().map(arm -> target(table, arm, kept)).toList();
    return new LaneRoute(
        table, table.table().lane(index), targets, new TripWatch(vertx, parts, table));
  }

  private Target target(ServiceTable table, Arm arm, Map<String, Balancer> kept) {
    // A shadow's copies must not make an endpoint look busy to clients: a balancer for each role.
    String key = table.uid() + '/' + arm.revision() + '/' + arm.role();
    Balancer known = balancers.get(key);
    Balancer balancer = known == null ? new Balancer(random) : known;
    balancer.use(arm.endpoints());
    kept.put(key, balancer);
    LongAdder inFlight = table.service().inFlight(arm.revision());
    RevisionSeries.Labels labels =
        new RevisionSeries.Labels(
            table.route().source().namespace(),
            table.route().source().name(),
            arm.revision(),
            RoleName.of(arm.role()));
    return new Target(arm, balancer, parts.series().of(labels, inFlight), inFlight);
  }
}
