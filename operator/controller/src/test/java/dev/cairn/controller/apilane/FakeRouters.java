package dev.cairn.controller.apilane;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.RouterStats;
import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.contract.routing.TableStats;
import dev.cairn.controller.routers.RouterAnswer;
import dev.cairn.controller.routers.RouterPod;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays the router pods of a namespace: follows the tables in the statuses, taking each over when
 * it was seen twice, and counts at each question what the script says. No packet flows.
 */
final class FakeRouters {
  private static final int ALL = 100;

  private final KubernetesClient client;
  private final String namespace;
  private final Clock clock;
  private final Map<String, Double> failing = new ConcurrentHashMap<>();
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, Followed> followed = new HashMap<>();
  private volatile long requests = 200;
  private volatile boolean silent;
  private volatile boolean stuck;

  FakeRouters(KubernetesClient client, String namespace, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
  }

  /** So many requests of clients come between two questions. */
  void requests(long perRound) {
    requests = perRound;
  }

  /** This share of the requests to a version fails, each of another client. */
  void fail(String version, double share) {
    failing.put(version, share);
  }

  /** So many requests to a revision wait for an answer. */
  void inFlight(String revision, long number) {
    waiting.put(revision, number);
  }

  /** Whether routers answer nobody. */
  void silence(boolean isSilent) {
    silent = isSilent;
  }

  /** Whether routers keep the table that they have. */
  void keepTable(boolean isStuck) {
    stuck = isStuck;
  }

  /** Ids of the tables that were ever followed. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** A pod's counts for one service. */
  private static final class Followed {
    private @Nullable RouteTable table;
    private @Nullable String coming;
    private long since;
    private final Map<String, ArmStats> arms = new HashMap<>();
    private long copies;
  }

  synchronized RouterAnswer answer(RouterPod pod) {
    if (silent) {
      return new RouterAnswer.Silent("connection refused");
    }
    List<ServiceStats> services =
        client.resources(InferenceService.class).inNamespace(namespace).list().getItems().stream()
            .filter(service -> service.getStatus() != null)
            .map(service -> count(pod, service))
            .toList();
    return new RouterAnswer.Answered(
        new RouterStats(pod.name(), pod.uid(), clock.millis(), services));
  }

  private ServiceStats count(RouterPod pod, InferenceService service) {
    String uid = service.getMetadata().getUid();
    Followed here = followed.computeIfAbsent(pod.uid() + uid, key -> new Followed());
    RouteTable wanted = service.getStatus().traffic();
    if (wanted != null && !stuck) {
      follow(here, wanted);
    }
    RouteTable table = here.table;
    List<TableStats> tables = new ArrayList<>();
    if (table != null) {
      table.backends().forEach(backend -> count(here, backend));
      tables.add(
          new TableStats(
              table.id(), here.since, List.copyOf(here.arms.values()), pairs(here, table), 0, 0));
    }
    return new ServiceStats(
        service.getMetadata().getName(),
        uid,
        table == null ? null : table.id(),
        inFlight(table),
        null,
        tables);
  }

  private void follow(Followed here, RouteTable wanted) {
    if (here.table != null && here.table.id().equals(wanted.id())) {
      return;
    }
    if (wanted.id().equals(here.coming)) {
      here.table = wanted;
      here.since = clock.millis();
      here.arms.clear();
      here.copies = 0;
      acknowledged.add(wanted.id());
    }
    here.coming = wanted.id();
  }

  private void count(Followed here, RouteTable.Backend backend) {
    boolean copies = backend.role() == RevisionRole.SHADOW;
    long more = copies ? requests : requests * backend.weight() / ALL;
    if (more > 0) {
      here.arms.merge(backend.revision(), arm(backend, more, copies), (old, add) -> sum(old, add));
      here.copies += copies ? more : 0;
    }
  }

  private ArmStats arm(RouteTable.Backend backend, long number, boolean copies) {
    double share = failing.getOrDefault(String.valueOf(backend.modelVersion()), 0.0);
    long failures = Math.round(number * share);
    return new ArmStats(
        backend.revision(),
        copies,
        new ArmStats.Counts(number, failures, 0, 0),
        Math.min(failures, ArmStats.MOST_UNITS),
        List.of(),
        List.of());
  }

  private static ArmStats sum(ArmStats one, ArmStats other) {
    return new ArmStats(
        one.revision(),
        one.copies(),
        one.counts().plus(other.counts()),
        Math.min(one.failedUnits() + other.failedUnits(), ArmStats.MOST_UNITS),
        List.of(),
        List.of());
  }

  private static @Nullable PairStats pairs(Followed here, RouteTable table) {
    return table.shadow() == null ? null : new PairStats(here.copies, 0, 0, 0);
  }

  private List<ServiceStats.InFlight> inFlight(@Nullable RouteTable table) {
    List<ServiceStats.InFlight> all = new ArrayList<>();
    waiting.forEach(
        (revision, number) -> {
          if (number > 0 && table != null) {
            all.add(new ServiceStats.InFlight(revision, number));
          }
        });
    return all;
  }
}
