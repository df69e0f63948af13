package dev.cairn.controller.routers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is asked when, and which services are looked at for it. */
class RouterPollTest {
  private static final ResourceID CHURN = new ResourceID("churn", "retail");

  private final Map<ResourceID, InferenceService> services = new LinkedHashMap<>();
  private final Map<String, List<RouterPod>> pods = new ConcurrentHashMap<>();
  private final Map<String, Long> requests = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<ResourceID> looks = new CopyOnWriteArrayList<>();

  private RouterAnswer answer(RouterPod pod) {
    asked.add(pod.name());
    Long counted = requests.get(pod.name());
    return counted == null
        ? new RouterAnswer.Silent("refused")
        : Rounds.counted(pod.name(), counted).answer();
  }

  private RouterPoll poll(RouterClient client, Duration every) {
    RouterPoll poll =
        new RouterPoll(
            client,
            new PollTargets(
                () -> new ArrayList<>(services.values()).stream(),
                service -> service.getStatus() != null && service.getStatus().rollout() != null,
                namespace -> pods.getOrDefault(namespace, List.of())),
            Clock.fixed(Rounds.NOW, ZoneOffset.UTC),
            every);
    poll.setEventHandler(event -> looks.add(event.getRelatedCustomResourceID()));
    return poll;
  }

  private final RouterPoll poll = poll(this::answer, Duration.ofDays(1));

  private void service(String namespace, String name, String status) {
    InferenceService service =
        new KubernetesSerialization()
            .unmarshal(
                """
                apiVersion: trail.cairn.dev/v1alpha1
                kind: InferenceService
                metadata: {name: %s, namespace: %s, uid: s-1}
                spec: {model: {name: churn, version: churn-b}}
                status: %s
                """
                    .formatted(name, namespace, status),
                InferenceService.class);
    services.put(new ResourceID(name, namespace), service);
  }

  private void rollout(String table) {
    service("retail", "churn", "{rollout: {phase: Step}, traffic: {id: %s}}".formatted(table));
  }

  private void pods(String... names) {
    pods.put("retail", List.of(names).stream().map(Rounds::pod).toList());
  }

  @Test
  void asksNobodyWhileNoServiceIsAwaited() {
    service("retail", "churn", "{traffic: {id: t1}}");
    service("retail", "new", "{}");
    pods("a");

    poll.round();

    assertThat(asked).isEmpty();
    assertThat(looks).isEmpty();
    assertThat(poll.counts(CHURN)).isEmpty();
  }

  @Test
  void asksNobodyAboutAServiceWithoutATable() {
    service("retail", "churn", "{rollout: {phase: Prepare}}");
    pods("a");

    poll.round();

    assertThat(asked).isEmpty();
  }

  @Test
  void asksEachPodOfANamespaceOnceForAllItsServices() {
    rollout("t1");
    service("retail", "fraud", "{rollout: {phase: Step}, traffic: {id: t1}}");
    service("bank", "churn", "{traffic: {id: t1}}");
    pods("a", "b");
    pods.put("bank", List.of(Rounds.pod("c")));
    requests.putAll(Map.of("a", 3L, "b", 4L, "c", 5L));

    poll.round();

    assertThat(asked).containsExactlyInAnyOrder("a", "b");
    assertThat(poll.counts(CHURN))
        .hasValueSatisfying(
            counts -> {
              assertThat(Rounds.requests(counts)).isEqualTo(7);
              assertThat(counts.acknowledged()).isTrue();
              assertThat(counts.asked()).isEqualTo(Rounds.NOW);
            });
    assertThat(poll.getSecondaryResource(services.get(CHURN))).isEqualTo(poll.counts(CHURN));
    assertThat(looks).containsExactlyInAnyOrder(CHURN, new ResourceID("fraud", "retail"));
  }

  @Test
  void callsForALookOnlyWhenCountsChange() {
    rollout("t1");
    pods("a");
    requests.put("a", 3L);
    poll.round();
    poll.round();
    assertThat(looks).containsExactly(CHURN);

    requests.put("a", 4L);
    poll.round();
    requests.clear();
    poll.round();
    poll.round();

    assertThat(looks).containsExactly(CHURN, CHURN, CHURN);
  }

  @Test
  void keepsTheCountsOfAVanishedPodWhileTheTableStays() {
    rollout("t1");
    pods("a", "b");
    requests.putAll(Map.of("a", 3L, "b", 4L));
    poll.round();

    pods("a");
    poll.round();
    assertThat(poll.counts(CHURN).map(Rounds::requests)).contains(7L);

    rollout("t2");
    poll.round();
    assertThat(poll.counts(CHURN))
        .hasValueSatisfying(
            counts -> {
              assertThat(counts.table()).isEqualTo("t2");
              assertThat(counts.acknowledged()).isFalse();
              assertThat(Rounds.requests(counts)).isZero();
            });
  }

  @Test
  void forgetsAServiceForWhichNobodyWaits() {
    rollout("t1");
    pods("a");
    requests.put("a", 3L);
    poll.round();

    services.clear();
    poll.round();

    assertThat(poll.counts(CHURN)).isEmpty();
    assertThat(asked).containsExactly("a");
  }

  @Test
  void doesNotAskAPodWithoutAnAddress() {
    rollout("t1");
    pods.put("retail", List.of(new RouterPod("a", "uid-a", "", true)));

    poll.round();

    assertThat(asked).isEmpty();
    assertThat(poll.counts(CHURN))
        .hasValueSatisfying(counts -> assertThat(counts.complete()).isFalse());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Timeout(60)
  void goesOnAfterARoundThatFailedUntilItIsStopped() throws InterruptedException {
    rollout("t1");
    pods("a");
    CountDownLatch rounds = new CountDownLatch(3);
    AtomicReference<Thread> asking = new AtomicReference<>(Thread.currentThread());
    RouterPoll often =
        new RouterPoll(
            this::answer,
            new PollTargets(
                () -> {
                  asking.set(Thread.currentThread());
                  rounds.countDown();
                  throw new IllegalStateException("a fault of ours");
                },
                service -> true,
                namespace -> List.of()),
            Clock.fixed(Rounds.NOW, ZoneOffset.UTC),
            Duration.ofMillis(1));

    often.start();
    assertThat(often.isRunning()).isTrue();
    await(rounds);
    often.stop();

    assertThat(often.isRunning()).isFalse();
    assertThat(asking.get()).isNotSameAs(Thread.currentThread());
    asking.get().join(); // its rounds have ended
  }
}
