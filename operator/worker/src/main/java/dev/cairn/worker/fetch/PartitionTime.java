package dev.cairn.worker.fetch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that a partition's value names: a day or an hour, in UTC. */
final class PartitionTime {
  /** For messages. */
  static final String SHAPE = "a day (2026-11-21) or an hour (2026-11-21T13 or 2026-11-21-13)";

  private static final Pattern VALUE =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T-]([01][0-9]|2[0-3]))?");

  private PartitionTime() {}

  /** Where the partition begins; empty when the value names no time. */
  static Optional<Instant> of(String value) {
    Matcher matcher = VALUE.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Instant day = LocalDate.parse(matcher.group(1)).atStartOfDay(ZoneOffset.UTC).toInstant();
      String hour = matcher.group(2);
      return Optional.of(hour == null ? day : day.plus(Long.parseLong(hour), ChronoUnit.HOURS));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // such as a 31st of February
    }
  }
}
