package dev.cairn.controller.apilane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.RouteTable;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sees every status that a namespace's services ever have, and every change of their Deployments,
 * and checks what must hold of each of them (serving.md, section 3).
 */
final class TrafficWatch implements AutoCloseable {
  private static final int ALL = 100;

  private final KubernetesClient client;
  private final List<String> broken = new CopyOnWriteArrayList<>();
  private final List<String> splits = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> steps = new HashMap<>();
  private final Map<String, String> endings = new HashMap<>();
  private final Set<String> suspended = new HashSet<>();
  private final Map<String, Deployment> known = new HashMap<>();
  private final List<Watch> watches;

  TrafficWatch(KubernetesClient client, String namespace) {
    this.client = client;
    this.watches =
        List.of(
            client
                .resources(InferenceService.class)
                .inNamespace(namespace)
                .watch(watcher((action, service) -> look(service))),
            client
                .apps()
                .deployments()
                .inNamespace(namespace)
                .watch(watcher((action, made) -> look(action, made))));
  }

  /**
   * Every split that was ever persisted, in order, repetitions left out: "churn-1:90 churn-2:10".
   */
  List<String> splits() {
    return List.copyOf(splits);
  }

  private synchronized void look(InferenceService service) {
    InferenceServiceStatus status = service.getStatus();
    String name = service.getMetadata().getName();
    if (service.getSpec().suspend()) {
      suspended.add(name);
    }
    if (status == null || status.observedGeneration() == null || service.isMarkedForDeletion()) {
      steps
          .keySet()
          .removeIf(key -> key.startsWith(name + "/")); // lost: what was not decided begins anew
      return;
    }
    RouteTable table = status.traffic();
    if (table != null) {
      split(service, table);
      status.blockedRevisions().stream()
          .filter(blocked -> weight(table, blocked.revision()) > 0)
          .forEach(blocked -> broken.add("blocked and with weight: " + status));
    }
    step(name, status.rollout());
    long ended = status.history().stream().map(RolloutOutcome::number).distinct().count();
    check(ended == status.history().size(), "a rollout ended twice: " + status.history());
    status.history().forEach(outcome -> ending(name, outcome));
  }

  private void split(InferenceService service, RouteTable table) {
    int sum = table.backends().stream().mapToInt(RouteTable.Backend::weight).sum();
    check(sum == ALL, "weights sum to " + sum + ": " + table);
    String words =
        String.join(
            " ",
            table.backends().stream()
                .filter(backend -> backend.weight() > 0)
                .map(backend -> backend.modelVersion() + ":" + backend.weight())
                .toList());
    if (splits.isEmpty() || !splits.getLast().equals(words)) {
      splits.add(words);
      table.backends().stream()
          .filter(backend -> backend.weight() > 0)
          .forEach(backend -> ready(service, backend));
    }
  }

  /** Asked after the write: what is not ready then must have lost its weight meanwhile. */
  private void ready(InferenceService service, RouteTable.Backend backend) {
    Deployment made =
        client
            .apps()
            .deployments()
            .inNamespace(service.getMetadata().getNamespace())
            .withName(backend.revision())
            .get();
    boolean isReady =
        made != null
            && made.getStatus() != null
            && made.getStatus().getReadyReplicas() != null
            && made.getStatus().getReadyReplicas() > 0;
    check(
        isReady || now(service, backend.revision()) == 0,
        "weight for " + backend.revision() + ", of which no pod is ready");
  }

  private int now(InferenceService service, String revision) {
    InferenceService now = client.resource(service).get();
    return now == null || now.getStatus() == null || now.getStatus().traffic() == null
        ? 0
        : weight(now.getStatus().traffic(), revision);
  }

  private static int weight(RouteTable table, String revision) {
    return table.backends().stream()
        .filter(backend -> backend.revision().equals(revision))
        .mapToInt(RouteTable.Backend::weight)
        .sum();
  }

  private void step(String service, @Nullable RolloutStatus rollout) {
    if (rollout == null || rollout.number() == null) {
      return;
    }
    int step = rollout.step() == null ? 0 : rollout.step();
    Integer before = steps.put(service + "/" + rollout.number(), step);
    check(before == null || before <= step, "rollout went back to step " + step + ": " + rollout);
  }

  private void ending(String service, RolloutOutcome outcome) {
    String words = outcome.revision() + " " + outcome.outcome();
    String before = endings.putIfAbsent(service + "/" + outcome.number(), words);
    check(
        before == null || before.equals(words),
        "rollout %d ended as %s and as %s".formatted(outcome.number(), before, words));
  }

  private synchronized void look(Watcher.Action action, Deployment made) {
    String name = made.getMetadata().getName();
    Deployment before = known.put(name, made);
    boolean smaller =
        before != null && made.getSpec().getReplicas() < before.getSpec().getReplicas();
    if (action == Watcher.Action.DELETED || (smaller && made.getSpec().getReplicas() == 0)) {
      client
          .resources(InferenceService.class)
          .inNamespace(made.getMetadata().getNamespace())
          .list()
          .getItems()
          .stream()
          .filter(service -> !(smaller && suspended.contains(service.getMetadata().getName())))
          .filter(service -> !service.getSpec().suspend() && now(service, name) > 0)
          .forEach(service -> broken.add(action + " of " + name + ", which has weight"));
    }
  }

  private void check(boolean holds, String words) {
    if (!holds) {
      broken.add(words);
    }
  }

  private <T> Watcher<T> watcher(BiConsumer<Watcher.Action, T> look) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, T object) {
        look.accept(action, object);
      }

      @Override
      public void onClose(WatcherException cause) {
        if (!cause.isHttpGone()) {
          broken.add("watch ended: " + cause);
        }
      }
    };
  }

  /** Ends the watch; fails when anything was wrong at any time. */
  @Override
  public void close() {
    watches.forEach(Watch::close);
    assertThat(broken).as("what must hold of every status").isEmpty();
  }
}
