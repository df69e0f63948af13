package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.crds.serving.InferenceServiceSpec;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.Trip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is really there: the service with its version, Deployments, the journal, two router pods.
 */
final class SimulatedCluster {
  static final int ROUTERS = 2;

  /**
   * The object at one version.
   *
   * @param version grows with every write
   * @param spec what people asked for
   * @param target what that means
   * @param levers annotations
   * @param status what was written last
   */
  record Service(
      long version,
      InferenceServiceSpec spec,
      String target,
      Levers levers,
      InferenceServiceStatus status) {}

  /**
   * A Deployment at one version.
   *
   * @param version grows with every write
   * @param seen what it is
   */
  record Deployed(long version, RevisionSeen seen) {}

  Service service = new Service(1, Specs.CANARY, "a", Levers.NONE, Statuses.EMPTY);
  final Map<String, Deployed> deployments = new TreeMap<>();
  final List<LastVerdict> journal = new ArrayList<>();
  final @Nullable RouteTable[] routers = new RouteTable[ROUTERS];
  final Map<String, long[]> counts = new HashMap<>();
  boolean routersAnswer = true;
  boolean tripped;
  Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private long versions = 1;

  void asks(InferenceServiceSpec spec, String target) {
    service = new Service(++versions, spec, target, service.levers(), service.status());
  }

  void pulls(Levers levers) {
    service = new Service(++versions, service.spec(), service.target(), levers, service.status());
  }

  void writes(InferenceServiceStatus status) {
    service = new Service(++versions, service.spec(), service.target(), service.levers(), status);
  }

  void deploys(String name, RevisionSeen seen) {
    deployments.put(name, new Deployed(++versions, seen));
  }

  /** A router pod takes the persisted table up; without one it keeps what it has. */
  void routes(int pod) {
    RouteTable table = service.status().traffic();
    routers[pod] = table == null ? routers[pod] : table;
  }

  /** Clients ask; the revision named bad fails half of the requests. */
  void requests(long number, String bad) {
    for (RouteTable table : routers) {
      if (table == null) {
        continue;
      }
      for (RouteTable.Backend backend : table.backends()) {
        boolean copies = backend.role() == RevisionRole.SHADOW;
        long share = copies ? number : number * backend.weight() / 100;
        long[] sum = counts.computeIfAbsent(table.id() + backend.revision(), key -> new long[2]);
        sum[0] += share;
        sum[1] += backend.revision().equals(bad) ? share / 2 : 0;
      }
    }
  }

  /** What the routers say of a table. */
  Evidence evidence(@Nullable RouteTable asked) {
    if (!routersAnswer || asked == null) {
      return new Evidence.Unavailable("routers do not answer");
    }
    boolean acknowledged =
        Arrays.stream(routers).allMatch(table -> table != null && table.id().equals(asked.id()));
    List<Trip> trips =
        tripped ? List.of(new Trip("router-0", asked.id(), now.toString())) : List.of();
    return new Evidence.Counted(
        asked.id(),
        acknowledged,
        now.getEpochSecond(),
        arm(asked, false),
        arm(asked, true),
        null,
        Map.of(),
        true,
        trips);
  }

  private Arm arm(RouteTable table, boolean stable) {
    long[] sum =
        table.backends().stream()
            .filter(backend -> (backend.role() == RevisionRole.STABLE) == stable)
            .map(backend -> counts.getOrDefault(table.id() + backend.revision(), new long[2]))
            .findFirst()
            .orElse(new long[2]);
    return World.arm(sum[0], sum[1]);
  }

  /** Whether any router pod sends requests to a revision. */
  boolean isRouted(String revision) {
    return Arrays.stream(routers).anyMatch(table -> weight(table, revision) > 0);
  }

  static int weight(@Nullable RouteTable table, String revision) {
    return table == null
        ? 0
        : table.backends().stream()
            .filter(backend -> backend.revision().equals(revision))
            .mapToInt(RouteTable.Backend::weight)
            .sum();
  }
}
