package dev.cairn.controller.routers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.ArmStats.Bucket;
import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.ArmStats.Pane;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.TableStats;
import dev.cairn.controller.routers.RouterRound.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds for sums whichever pods answered when, how often and in which order. */
class MergePropertiesTest {
  private static final List<String> PODS = List.of("a", "b", "c");

  /** A request of one pod: to which revision, when, how fast, with what end. */
  record Request(String pod, String revision, long slice, long micros, boolean failed) {}

  @Provide
  Arbitrary<List<Request>> traffic() {
    return Combinators.combine(
            Arbitraries.of(PODS),
            Arbitraries.of("churn-1", "churn-2"),
            Arbitraries.longs().between(0, 5).map(slice -> slice * ArmStats.PANE_SECONDS),
            Arbitraries.of(900L, 1000L, 1100L),
            Arbitraries.of(true, false))
        .as(Request::new)
        .list()
        .ofMaxSize(30);
  }

  /** What a pod says once it has had these requests. */
  private static Reply reply(String pod, List<Request> had) {
    List<ArmStats> arms =
        had.stream()
            .filter(request -> request.pod().equals(pod))
            .map(MergePropertiesTest::alone)
            .toList();
    TableStats table =
        arms.stream()
            .map(arm -> new TableStats("t1", Rounds.SINCE, List.of(arm), pairs(arm), 1, 0))
            .reduce(new TableStats("t1", Rounds.SINCE, List.of(), null, 0, 0), TableMerge::sum);
    return Rounds.answered(Rounds.pod(pod), Rounds.says("t1", table));
  }

  private static ArmStats alone(Request request) {
    long failed = request.failed() ? 1 : 0;
    Counts counts = new Counts(1, failed, 0, 0);
    return new ArmStats(
        request.revision(),
        false,
        counts,
        failed,
        List.of(new Bucket(request.micros(), 1)),
        List.of(new Pane(request.slice(), counts)));
  }

  private static PairStats pairs(ArmStats arm) {
    return new PairStats(1, arm.counts().failures(), arm.counts().failures(), 0);
  }

  /** All answers that the pods give while the requests come. */
  private static List<Reply> answers(List<Request> traffic) {
    List<Reply> answers = new ArrayList<>();
    for (int i = 0; i <= traffic.size(); i++) {
      for (String pod : PODS) {
        answers.add(reply(pod, traffic.subList(0, i)));
      }
    }
    return answers;
  }

  private static RouterCounts after(List<Reply> answers) {
    RouterCounts counts = RouterCounts.none(Rounds.CHURN);
    for (Reply answer : answers) {
      counts = counts.after(Rounds.round(answer));
    }
    return counts;
  }

  @Property(tries = 200)
  void theSumIsEveryRequestOnce(@ForAll("traffic") List<Request> traffic) {
    ServiceCounts sums = after(answers(traffic)).sums(Rounds.round());

    var revisions = new TreeMap<String, Long>();
    traffic.forEach(request -> revisions.merge(request.revision(), 1L, Long::sum));
    assertThat(sums.arms())
        .extracting(ArmStats::revision)
        .containsExactlyElementsOf(revisions.keySet());
    for (ArmStats arm : sums.arms()) {
      long requests = revisions.getOrDefault(arm.revision(), 0L);
      assertThat(arm.counts().requests()).isEqualTo(requests);
      assertThat(arm.latency().stream().mapToLong(Bucket::requests).sum()).isEqualTo(requests);
      assertThat(arm.panes().stream().mapToLong(pane -> pane.counts().requests()).sum())
          .isEqualTo(requests);
      assertThat(arm.panes().stream().mapToLong(pane -> pane.counts().failures()).sum())
          .isEqualTo(arm.counts().failures());
      assertThat(arm.latency()).isSortedAccordingTo((x, y) -> Long.compare(x.upTo(), y.upTo()));
      assertThat(arm.panes()).isSortedAccordingTo((x, y) -> Long.compare(x.start(), y.start()));
    }
  }

  @Property(tries = 200)
  void neitherOrderNorRepetitionMatters(
      @ForAll("traffic") List<Request> traffic, @ForAll Random random) {
    List<Reply> answers = answers(traffic);
    List<Reply> shuffled = new ArrayList<>(answers);
    shuffled.addAll(answers.subList(0, random.nextInt(answers.size())));
    Collections.shuffle(shuffled, random);

    assertThat(after(shuffled)).isEqualTo(after(answers));
  }

  @Property(tries = 200)
  void sumsOnlyGrow(@ForAll("traffic") List<Request> traffic, @ForAll Random random) {
    List<Reply> answers = answers(traffic);
    Collections.shuffle(answers, random);
    RouterCounts counts = RouterCounts.none(Rounds.CHURN);
    List<Long> totals = new ArrayList<>();
    for (Reply answer : answers) {
      counts = counts.after(Rounds.round(answer));
      totals.add(Rounds.requests(counts.sums(Rounds.round())));
    }

    assertThat(totals).isSorted();
  }

  @Property(tries = 200)
  void whatVanishedPodsCountedStays(
      @ForAll("traffic") List<Request> traffic, @ForAll Random random) {
    int gone = random.nextInt(traffic.size() + 1);
    List<Reply> untilGone = PODS.stream().map(pod -> reply(pod, traffic.subList(0, gone))).toList();
    Reply survivor = reply("a", traffic);

    ServiceCounts sums = after(untilGone).after(Rounds.round(survivor)).sums(Rounds.round());

    long counted =
        LongStream.range(0, traffic.size())
            .filter(i -> i < gone || traffic.get((int) i).pod().equals("a"))
            .count();
    assertThat(Rounds.requests(sums)).isEqualTo(counted);
  }

  @Test
  void keepsTheNewestSlicesOnly() {
    List<Pane> panes =
        LongStream.range(0, ArmStats.MOST_PANES)
            .mapToObj(i -> new Pane(i * ArmStats.PANE_SECONDS, new Counts(1, 0, 0, 0)))
            .toList();
    Pane last = new Pane((long) ArmStats.MOST_PANES * ArmStats.PANE_SECONDS, Counts.NONE);

    TableStats merged = TableMerge.newer(with(panes), with(List.of(last)));

    assertThat(merged.arms().getFirst().panes())
        .hasSize(ArmStats.MOST_PANES)
        .startsWith(panes.get(1))
        .endsWith(last);
  }

  private static TableStats with(List<Pane> panes) {
    return new TableStats(
        "t1",
        0,
        List.of(new ArmStats("churn-2", false, Counts.NONE, 0, List.of(), panes)),
        null,
        0,
        0);
  }

  @Test
  void copiesAreAnArmOfTheirOwnAndTheFirstPodsTimeCounts() {
    ArmStats copies =
        new ArmStats("churn-2", true, new Counts(5, 0, 0, 0), 0, List.of(), List.of());
    TableStats later = new TableStats("t1", 2000, List.of(copies), null, 1, 1);

    TableStats sum = TableMerge.sum(Rounds.table("t1", 10), later);

    assertThat(sum.arms())
        .extracting(arm -> arm.copies() + " " + arm.counts().requests())
        .containsExactly("false 10", "true 5");
    assertThat(sum.since()).isEqualTo(2000);
    assertThat(sum.shadow()).isEqualTo(new PairStats(10, 1, 1, 0));
    assertThat(sum.unobserved()).isEqualTo(3);
    assertThat(sum.unreadable()).isEqualTo(4);
  }
}
