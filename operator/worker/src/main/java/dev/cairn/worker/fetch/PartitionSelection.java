package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput.Select;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions a channel takes.
 *
 * @param partition name of the partition column
 * @param from earliest begin, inclusive
 * @param until earliest begin that is too late
 */
record PartitionSelection(String partition, Instant from, Instant until) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}");
  private static final Pattern LAST = Pattern.compile("([1-9][0-9]{0,5})([dh])");

  /**
   * Reads a selection. "last" takes the partitions that begin after asOf minus its length and not
   * after asOf: with the same asOf, data that arrive later change nothing.
   *
   * @throws StepFailure InvalidSpec with what to change
   */
  static PartitionSelection of(Select select, Instant asOf) throws StepFailure {
    String partition = select.partition();
    if (partition == null || !NAME.matcher(partition).matches()) {
      throw StepFailure.invalid("select.partition must name the partition column, such as dt");
    }
    boolean bounded = select.since() != null || select.until() != null;
    if (bounded == (select.last() != null)) {
      throw StepFailure.invalid(
          "select needs either \"last\" (90d, 24h) or \"since\" and/or \"until\"");
    }
    if (select.last() != null) {
      // Instants have nanoseconds, so "after" is "from the next one on".
      return new PartitionSelection(
          partition, asOf.minus(length(select.last())).plusNanos(1), asOf.plusNanos(1));
    }
    Instant since = bound("since", select.since(), Instant.MIN);
    Instant until = bound("until", select.until(), Instant.MAX);
    if (!since.isBefore(until)) {
      throw StepFailure.invalid("select.since must be before select.until");
    }
    return new PartitionSelection(partition, since, until);
  }

  /** Whether a partition that begins then is taken. */
  boolean includes(Instant begin) {
    return !begin.isBefore(from) && begin.isBefore(until);
  }

  private static Duration length(String last) throws StepFailure {
    Matcher matcher = LAST.matcher(last);
    if (!matcher.matches()) {
      throw StepFailure.invalid(
          "select.last is %s: write a count of days or hours, such as 90d or 24h"
              .formatted(Shown.name(last)));
    }
    long count = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
  }

  private static Instant bound(String name, @Nullable String value, Instant open)
      throws StepFailure {
    if (value == null) {
      return open;
    }
    return PartitionTime.of(value)
        .orElseThrow(
            () ->
                StepFailure.invalid(
                    "select.%s is %s: write %s"
                        .formatted(name, Shown.name(value), PartitionTime.SHAPE)));
  }
}
