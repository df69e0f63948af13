package dev.cairn.controller.routers;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks the pods of namespaces side by side, not too many at once. */
final class RoundObserver {
  /** So many pods are asked at once: a dead one costs {@link HttpRouterClient#TIMEOUT}. */
  static final int AT_ONCE = 32;

  private final RouterClient client;
  private final Clock clock;

  RoundObserver(RouterClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The rounds of namespaces, from their pods. */
  Map<String, RouterRound> observe(Map<String, List<RouterPod>> pods) {
    Instant asked = clock.instant();
    Map<String, List<CompletableFuture<RouterRound.Reply>>> replies = new TreeMap<>();
    Map<String, RouterRound> rounds = new TreeMap<>();
    try (ExecutorService asking =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      pods.forEach(
          (namespace, all) ->
              replies.put(
                  namespace,
                  all.stream().map(pod -> supplyAsync(() -> reply(pod), asking)).toList()));
      replies.forEach(
          (namespace, all) ->
              rounds.put(
                  namespace,
                  new RouterRound(asked, all.stream().map(CompletableFuture::join).toList())));
    }
    return rounds;
  }

  private RouterRound.Reply reply(RouterPod pod) {
    return new RouterRound.Reply(
        pod,
        pod.ip().isBlank() ? new RouterAnswer.Silent("it has no address yet") : client.stats(pod));
  }
}
