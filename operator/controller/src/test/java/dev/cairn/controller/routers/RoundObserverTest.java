package dev.cairn.controller.routers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many pods are asked at once. */
class RoundObserverTest {
  private final AtomicInteger present = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CountDownLatch full = new CountDownLatch(RoundObserver.AT_ONCE);

  /** Answers only when as many as may be are asked side by side. */
  private RouterAnswer busy(RouterPod pod) {
    most.accumulateAndGet(present.incrementAndGet(), Math::max);
    full.countDown();
    try {
      full.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    present.decrementAndGet();
    return new RouterAnswer.Silent(pod.name() + " is busy");
  }

  private static List<RouterPod> pods(String prefix) {
    return IntStream.range(0, RoundObserver.AT_ONCE).mapToObj(i -> Rounds.pod(prefix + i)).toList();
  }

  @Test
  @Timeout(60)
  void asksSideBySideButNotEveryPodAtOnce() {
    Map<String, RouterRound> rounds =
        new RoundObserver(this::busy, Clock.fixed(Rounds.NOW, ZoneOffset.UTC))
            .observe(Map.of("retail", pods("a"), "bank", pods("b"), "empty", List.of()));

    assertThat(most).hasValue(RoundObserver.AT_ONCE);
    assertThat(rounds).containsOnlyKeys("retail", "bank", "empty");
    assertThat(rounds).hasEntrySatisfying("empty", round -> assertThat(round.replies()).isEmpty());
    assertThat(rounds)
        .hasEntrySatisfying(
            "retail",
            round -> {
              assertThat(round.asked()).isEqualTo(Rounds.NOW);
              assertThat(round.replies())
                  .hasSize(RoundObserver.AT_ONCE)
                  .allSatisfy(RoundObserverTest::isOfRetail);
            });
  }

  private static void isOfRetail(RouterRound.Reply reply) {
    assertThat(reply.pod().name()).startsWith("a");
    assertThat(reply.answer()).isEqualTo(new RouterAnswer.Silent(reply.pod().name() + " is busy"));
  }
}
