package dev.cairn.controller.serving.rollout;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as status has them: whole seconds, RFC 3339. */
final class Timestamps {
  private Timestamps() {}

  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The time that a text means; {@code absent} where there is none, or none that can be read. */
  static Instant read(@Nullable String text, Instant absent) {
    if (text == null) {
      return absent;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return absent; // a status that somebody else wrote
    }
  }

  /** Time since; nothing when that is in the future or unknown. */
  static Duration since(@Nullable String text, Instant now) {
    Duration passed = Duration.between(read(text, now), now);
    return passed.isNegative() ? Duration.ZERO : passed;
  }
}
