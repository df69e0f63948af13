package dev.cairn.controller.routers;

import static dev.cairn.controller.routers.Rounds.NOW;
import static dev.cairn.controller.routers.Rounds.answered;
import static dev.cairn.controller.routers.Rounds.counted;
import static dev.cairn.controller.routers.Rounds.pod;
import static dev.cairn.controller.routers.Rounds.requests;
import static dev.cairn.controller.routers.Rounds.round;
import static dev.cairn.controller.routers.Rounds.says;
import static dev.cairn.controller.routers.Rounds.silent;
import static dev.cairn.controller.routers.Rounds.sums;
import static dev.cairn.controller.routers.Rounds.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats.Bucket;
import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.ArmStats.Pane;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.crds.serving.Trip;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a service's counts are, from what its router pods said. */
class RouterCountsTest {
  @Test
  void sumsThePodsOfTheTable() {
    ServiceCounts counts = sums(round(counted("a", 100), counted("b", 50)));

    assertThat(counts.table()).isEqualTo("t1");
    assertThat(counts.asked()).isEqualTo(NOW);
    assertThat(counts.since()).isEqualTo(Rounds.SINCE);
    assertThat(counts.arms())
        .singleElement()
        .satisfies(
            arm -> {
              assertThat(arm.revision()).isEqualTo("churn-2");
              assertThat(arm.counts()).isEqualTo(new Counts(150, 15, 2, 30));
              assertThat(arm.failedUnits()).isEqualTo(15);
              assertThat(arm.latency()).containsExactly(new Bucket(1200, 150));
              assertThat(arm.panes())
                  .containsExactly(new Pane(Rounds.SINCE / 1000, new Counts(150, 15, 2, 30)));
            });
    assertThat(counts.shadow()).isEqualTo(new PairStats(150, 2, 2, 0));
  }

  @Test
  void leavesOutOtherTablesServicesAndNamesakes() {
    ServiceStats namesake =
        new ServiceStats(
            "churn", "s-0", "t1", List.of(), null, List.of(table("t1", 70), table("t0", 70)));
    ServiceStats neighbour =
        new ServiceStats("fraud", "s-2", "t1", List.of(), null, List.of(table("t1", 30)));

    ServiceCounts counts =
        sums(
            round(
                answered(
                    pod("a"), namesake, neighbour, says("t1", table("t0", 9), table("t1", 20)))));

    assertThat(requests(counts)).isEqualTo(20);
    assertThat(sums(round(answered(pod("a"), namesake))).acknowledged()).isFalse();
  }

  @Test
  void aVanishedPodsCountsStay() {
    ServiceCounts counts =
        sums(round(counted("a", 100), counted("b", 50)), round(counted("a", 110)));

    assertThat(requests(counts)).isEqualTo(160);
    assertThat(counts.complete()).isTrue();
    assertThat(counts.acknowledged()).isTrue();
  }

  @Test
  void aPodThatIsMadeAnewIsAnotherPod() {
    RouterPod again = new RouterPod("a", "uid-2", "127.0.0.1", true);

    ServiceCounts counts =
        sums(round(counted("a", 100)), round(answered(again, says("t1", table("t1", 7)))));

    assertThat(requests(counts)).isEqualTo(107);
  }

  @Test
  void isAcknowledgedWhenEveryReadyPodSplitsByTheTable() {
    assertThat(sums(round(counted("a", 1), counted("b", 1))).acknowledged()).isTrue();

    ServiceCounts mixed =
        sums(round(counted("a", 1), answered(pod("b"), says("t0", table("t0", 5)))));
    assertThat(mixed.acknowledged()).isFalse();
    assertThat(mixed.complete()).isTrue();

    assertThat(sums(round(counted("a", 1), answered(pod("b")))).acknowledged()).isFalse();
    assertThat(sums(round(answered(pod("b"), says(null)))).acknowledged()).isFalse();
  }

  @Test
  void nothingIsAcknowledgedOrCompleteWithoutAReadyPod() {
    RouterPod leaving = new RouterPod("a", "uid-a", "127.0.0.1", false);

    ServiceCounts counts = sums(round(answered(leaving, says("t1", table("t1", 4)))));

    assertThat(counts.acknowledged()).isFalse();
    assertThat(counts.complete()).isFalse();
    assertThat(requests(counts)).isEqualTo(4);
    assertThat(sums(round()).complete()).isFalse();
  }

  @Test
  void nobodyWaitsForAPodThatIsNotReady() {
    RouterPod leaving = new RouterPod("b", "uid-b", "127.0.0.1", false);

    ServiceCounts counts =
        sums(
            round(
                counted("a", 1),
                new RouterRound.Reply(leaving, new RouterAnswer.Silent("refused"))));

    assertThat(counts.acknowledged()).isTrue();
    assertThat(counts.complete()).isTrue();
    assertThat(counts.silent()).isEmpty();
  }

  @Test
  void aSilentPodKeepsItsCountsAndIsNamedWithTheTimeOfItsFirstSilence() {
    ServiceCounts counts =
        sums(
            round(counted("a", 100), counted("b", 50)),
            round(NOW.plusSeconds(5), counted("a", 100), silent("b")),
            round(NOW.plusSeconds(10), counted("a", 100), silent("b")));

    assertThat(requests(counts)).isEqualTo(150);
    assertThat(counts.complete()).isFalse();
    assertThat(counts.acknowledged()).isFalse();
    assertThat(counts.silent()).containsExactly(new SilentPod("b", NOW.plusSeconds(5), "refused"));
  }

  @Test
  void silenceIsCountedAnewAfterAnAnswer() {
    ServiceCounts counts =
        sums(
            round(silent("b")),
            round(NOW.plusSeconds(5), counted("b", 1)),
            round(NOW.plusSeconds(10), silent("b")));

    assertThat(counts.silent()).containsExactly(new SilentPod("b", NOW.plusSeconds(10), "refused"));
  }

  @Test
  void anotherTableBeginsWithoutCountsAndSilenceGoesOn() {
    RouterCounts first = RouterCounts.none(Rounds.CHURN).after(round(counted("a", 9), silent("b")));
    ServedTable next = new ServedTable("retail", "churn", "s-1", "t2");
    RouterRound later = round(NOW.plusSeconds(5), counted("a", 9), silent("b"));

    ServiceCounts counts = first.about(next).after(later).sums(later);

    assertThat(first.about(Rounds.CHURN)).isSameAs(first);
    assertThat(counts.table()).isEqualTo("t2");
    assertThat(counts.since()).isNull();
    assertThat(counts.arms()).isEmpty();
    assertThat(counts.acknowledged()).isFalse();
    assertThat(counts.silent()).containsExactly(new SilentPod("b", NOW, "refused"));
  }

  @Test
  void sumsRequestsInFlightOfThePodsThatAnsweredThisTime() {
    ServiceCounts counts =
        sums(
            round(waiting("a", 3), waiting("b", 5), waiting("c", 7)),
            round(waiting("a", 2), waiting("b", 1), silent("c")));

    assertThat(counts.inFlight()).containsExactly(Map.entry("churn-1", 3L));
  }

  private static RouterRound.Reply waiting(String pod, long requests) {
    return answered(
        pod(pod),
        new ServiceStats(
            "churn",
            "s-1",
            "t0",
            List.of(new ServiceStats.InFlight("churn-1", requests)),
            null,
            List.of()));
  }

  @Test
  void namesThePodsThatTrippedOnThisTable() {
    ServiceCounts counts =
        sums(round(tripped("b", "t1"), tripped("a", "t0"), counted("c", 1)), round());

    assertThat(counts.tripped()).containsExactly(new Trip("b", "t1", "2026-11-21T10:00:00Z"));
  }

  private static RouterRound.Reply tripped(String pod, String table) {
    return answered(
        pod(pod),
        new ServiceStats("churn", "s-1", table, List.of(), NOW.toEpochMilli() + 999, List.of()));
  }

  @Test
  void timeAloneIsNoNews() {
    ServiceCounts first = sums(round(counted("a", 1)));
    ServiceCounts later = sums(round(NOW.plusSeconds(5), counted("a", 1)));
    ServiceCounts more = sums(round(NOW.plusSeconds(5), counted("a", 2)));

    assertThat(later.saysOtherThan(first)).isFalse();
    assertThat(more.saysOtherThan(first)).isTrue();
  }
}
