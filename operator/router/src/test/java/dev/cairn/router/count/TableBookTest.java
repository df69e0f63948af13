package dev.cairn.router.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.ArmStats.Pane;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.contract.routing.TableStats;
import org.junit.jupiter.api.Test;

class TableBookTest {
  private static final ArmKey CANDIDATE = new ArmKey("churn-2", false);

  private final ServiceBook service = new CountBook(2).open("churn", "uid");
  private final TableBook book = open("t1", true);

  private TableBook open(String table, boolean compares) {
    return service.open(new TableBook.Opening(table, compares, 5_000));
  }

  private static Ended failed(long second, long unit) {
    return new Ended(second, true, false, true, -1, unit);
  }

  private static Ended answered(long second, long micros) {
    return new Ended(second, false, false, false, micros, 0);
  }

  @Test
  void addsUpEventLoops() {
    book.lane(0).arm(CANDIDATE).add(failed(100, 1));
    book.lane(1).arm(CANDIDATE).add(failed(100, 1));
    book.lane(1).arm(CANDIDATE).add(failed(101, 2));
    book.lane(1).arm(CANDIDATE).add(answered(115, 50));

    ArmStats arm = book.arm(CANDIDATE);

    assertThat(arm.counts()).isEqualTo(new Counts(4, 3, 0, 3));
    assertThat(arm.failedUnits()).isEqualTo(2);
    assertThat(arm.latency()).containsExactly(new ArmStats.Bucket(50, 1));
    assertThat(arm.panes())
        .containsExactly(
            new Pane(100, new Counts(3, 3, 0, 3)), new Pane(110, new Counts(1, 0, 0, 0)));
  }

  @Test
  void whatStableFailedTooIsNoFailureAndNoUnit() {
    book.lane(0).arm(CANDIDATE).add(new Ended(100, true, true, false, 10, 1));

    assertThat(book.arm(CANDIDATE).counts()).isEqualTo(new Counts(1, 0, 1, 0));
    assertThat(book.arm(CANDIDATE).failedUnits()).isZero();
  }

  @Test
  void unitsAndSlicesAreBounded() {
    for (int i = 0; i < 2_000; i++) {
      book.lane(i % 2).arm(CANDIDATE).add(failed(i * 10L, i));
    }

    ArmStats arm = book.arm(CANDIDATE);

    assertThat(arm.failedUnits()).isEqualTo(ArmStats.MOST_UNITS);
    assertThat(arm.panes()).hasSize(ArmStats.MOST_PANES);
    assertThat(arm.panes().getLast().start()).isEqualTo(19_990);
    assertThat(arm.counts().failures()).isEqualTo(2_000);
  }

  @Test
  void comparisonsAreOnlyShownWhereTheTableAsksForThem() {
    book.lane(0).pairs().compared(true, 0);
    book.lane(1).pairs().compared(false, 9);
    book.lane(1).pairs().dropped();
    book.lane(0).unobserved();
    book.lane(1).unreadable();

    TableStats stats = book.stats();

    assertThat(stats.shadow()).isEqualTo(new PairStats(2, 1, 1, 1));
    assertThat(stats.unobserved()).isOne();
    assertThat(stats.unreadable()).isOne();
    assertThat(stats.since()).isEqualTo(5_000);
    assertThat(open("t2", false).stats().shadow()).isNull();
  }

  @Test
  void aTableIsAcknowledgedOnlyWhenToldSo() {
    assertThat(service.stats().table()).isNull();

    service.acknowledge(book);

    assertThat(service.stats().table()).isEqualTo("t1");
  }

  @Test
  void theLastTablesAreKeptNewestFirst() {
    for (String table : new String[] {"t2", "t3", "t4", "t5"}) {
      open(table, false);
    }

    assertThat(service.stats().tables())
        .extracting(TableStats::table)
        .containsExactly("t5", "t4", "t3", "t2");
  }

  @Test
  void aTableThatComesAgainKeepsItsCounts() {
    book.lane(0).arm(CANDIDATE).add(answered(1, 1));

    assertThat(open("t1", true)).isSameAs(book);
  }

  @Test
  void theFirstTripSaysSinceWhen() {
    service.acknowledge(book);
    assertThat(service.stats().tripped()).isNull();

    book.trip(7_000);
    book.trip(8_000);

    assertThat(service.stats().tripped()).isEqualTo(7_000);
    service.acknowledge(open("t2", false));
    assertThat(service.stats().tripped()).isNull();
  }

  @Test
  void onlyRevisionsWithRequestsInFlightAreListed() {
    service.inFlight("churn-1").increment();
    service.inFlight("churn-2").increment();
    service.inFlight("churn-2").decrement();

    assertThat(service.stats().inFlight()).containsExactly(new ServiceStats.InFlight("churn-1", 1));
  }
}
