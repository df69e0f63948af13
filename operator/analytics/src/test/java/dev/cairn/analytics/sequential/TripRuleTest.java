package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a router stops by itself. */
class TripRuleTest {
  private static boolean trips(Arm candidate, Arm stable) {
    return TripRule.trips(0.02, candidate, stable, 0.1);
  }

  private static Arm failures(long requests, long failures) {
    return Arms.failures(requests, failures);
  }

  @Test
  void aTotalOutageTripsAfterFourRequests() {
    assertThat(trips(failures(3, 3), Arm.NONE)).isFalse();
    assertThat(trips(failures(4, 4), Arm.NONE)).isTrue();
  }

  @Test
  void oneBadClientTripsNothing() {
    assertThat(trips(Arms.failures(50, 50, 2), Arm.NONE)).isFalse();
    assertThat(trips(Arms.failures(50, 50, 25), Arm.NONE)).isTrue();
    assertThat(trips(Arms.failures(500, 50, 5), Arm.NONE)).isFalse();
  }

  @Test
  void aSharedOutageTripsNothing() {
    assertThat(trips(failures(20, 20), failures(180, 180))).isFalse();
    assertThat(trips(failures(20, 20), failures(180, 2))).isTrue();
  }

  @Test
  void theSurpriseIsMeasuredByWeightOrByWhatCameWhicheverIsMore() {
    assertThat(TripRule.trips(0.02, failures(20, 20), failures(180, 6), 0.1)).isTrue();
    assertThat(TripRule.trips(0.02, failures(20, 20), failures(180, 6), 0.9)).isFalse();
    assertThat(TripRule.trips(0.02, failures(180, 20), failures(20, 6), 0.1)).isFalse();
  }

  @Test
  void evidenceOfAHundredThousandIsNeeded() {
    assertThat(Evidence.above(6, 22, 0.02)).isLessThan(Math.log(1e5));
    assertThat(trips(failures(22, 6), Arm.NONE)).isFalse();
    assertThat(Evidence.above(7, 22, 0.02)).isGreaterThan(Math.log(1e5));
    assertThat(trips(failures(22, 7), Arm.NONE)).isTrue();
  }

  @Test
  void aLimitOfZeroIsOneInTenThousand() {
    assertThat(TripRule.trips(0, failures(50_000, 5), Arm.NONE, 0.1)).isFalse();
    assertThat(TripRule.trips(0, failures(10, 3), Arm.NONE, 0.1)).isTrue();
  }

  @Test
  void aLateFaultTripsByItsMinute() {
    List<Slice> late = Arms.joined(Arms.even(60, 500, 1, 0), Arms.even(1, 30, 15, 0));

    assertThat(trips(Arms.sliced(late), Arm.NONE)).isTrue();
    assertThat(trips(failures(30_030, 75), Arm.NONE)).isFalse();
  }

  @Test
  void theMinuteBeforeIsLookedAtAsWell() {
    List<Slice> bad = Arms.joined(Arms.even(59, 500, 1, 0), Arms.even(1, 30, 29, 0));
    // The last slice of a minute fails; then the next minute begins.
    assertThat(trips(Arms.sliced(Arms.joined(bad, Arms.even(1, 2, 0, 0))), Arm.NONE)).isFalse();

    List<Slice> whole = Arms.joined(Arms.even(54, 500, 1, 0), Arms.even(6, 5, 4, 0));
    assertThat(trips(Arms.sliced(Arms.joined(whole, Arms.even(1, 2, 0, 0))), Arm.NONE)).isTrue();
    assertThat(trips(Arms.sliced(Arms.joined(whole, Arms.even(7, 2, 0, 0))), Arm.NONE)).isFalse();
  }

  @Test
  void healthyCandidatesDoNotTrip() {
    assertThat(trips(Arm.NONE, Arm.NONE)).isFalse();
    assertThat(trips(Arms.sliced(Arms.even(60, 500, 10, 0)), Arm.NONE)).isFalse();
  }
}
