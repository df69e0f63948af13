package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.meta.StatusCondition;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private static final int PERCENT = 100;

  private Figures() {}

  /** Groups of three digits: 1 204. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /** A share with one decimal: 0.1 %; 0.0 % of nothing. */
  static String percent(long part, long whole) {
    return String.format(
        Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : (double) PERCENT * part / whole);
  }

  /** A message as long as status takes it. */
  static String cut(String message) {
    return message.length() <= StatusCondition.MAX_MESSAGE
        ? message
        : message.substring(0, StatusCondition.MAX_MESSAGE - 1) + "…";
  }

  /** As in the spec: 1h30m, 90s as 1m30s. */
  static String duration(Duration length) {
    if (length.isZero()) {
      return "0s";
    }
    return length.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
