package dev.cairn.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionSelectionTest {
  private static final Instant AS_OF = Instant.parse("2026-11-21T12:00:00Z");

  private static boolean includes(Select select, Instant asOf, String value) throws StepFailure {
    return PartitionSelection.of(select, asOf).includes(PartitionTime.of(value).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "90d, 2026-08-23, false",
    "90d, 2026-08-24, true",
    "90d, 2026-11-21, true",
    "90d, 2026-11-22, false",
    "24h, 2026-11-20T12, false",
    "24h, 2026-11-20T13, true",
    "24h, 2026-11-21-12, true",
    "24h, 2026-11-21-13, false",
    "24h, 2026-11-20, false"
  })
  void lastTakesWhatBeganWithinItsLength(String last, String value, boolean taken)
      throws StepFailure {
    assertThat(includes(new Select("dt", last, null, null), AS_OF, value)).isEqualTo(taken);
  }

  @Test
  void lastTakesAsManyDaysAsItSaysWhenAsOfIsMidnight() throws StepFailure {
    Select select = new Select("dt", "2d", null, null);
    Instant midnight = Instant.parse("2026-11-21T00:00:00Z");

    assertThat(includes(select, midnight, "2026-11-19")).isFalse();
    assertThat(includes(select, midnight, "2026-11-20")).isTrue();
    assertThat(includes(select, midnight, "2026-11-21")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2026-11-08, 2026-10-31, false",
    "2026-11-01, 2026-11-08, 2026-11-01, true",
    "2026-11-01, 2026-11-08, 2026-11-07T23, true",
    "2026-11-01, 2026-11-08, 2026-11-08, false",
    "2026-11-01, , 2099-01-01, true",
    ", 2026-11-08, 1999-01-01, true",
    "2026-11-01T06, , 2026-11-01T05, false"
  })
  void sinceIsInclusiveAndUntilExclusive(String since, String until, String value, boolean taken)
      throws StepFailure {
    assertThat(includes(new Select("dt", null, since, until), AS_OF, value)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"20261121", "2026-11-31", "2026-13-01", "2026-11-21T24", "2026-11-21T1", "x", ""})
  void aValueThatNamesNoTimeIsNone(String value) {
    assertThat(PartitionTime.of(value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ", 90d, , ",
    "../x, 90d, , ",
    "a/b, 90d, , ",
    "dt, , , ",
    "dt, 90d, 2026-11-01, ",
    "dt, 0d, , ",
    "dt, -1d, , ",
    "dt, 9999999d, , ",
    "dt, 90m, , ",
    "dt, , yesterday, ",
    "dt, , 2026-11-08, 2026-11-08",
    "dt, , 2026-11-08, 2026-11-01"
  })
  void refusesASelectionThatMakesNoSense(
      String partition, String last, String since, String until) {
    StepFailure failure =
        Failures.of(() -> PartitionSelection.of(new Select(partition, last, since, until), AS_OF));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
  }
}
