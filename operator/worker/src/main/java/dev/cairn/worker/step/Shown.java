package dev.cairn.worker.step;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How text from outside stands in messages: quoted, without control characters, bounded. */
public final class Shown {
  private static final int LONGEST = 160;
  private static final int MOST = 12;
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Shown() {}

  /** A name or a path in quotes; control and format characters become '?', the middle is cut. */
  public static String name(Object text) {
    String plain = plain(text.toString());
    if (plain.length() > LONGEST) {
      int half = LONGEST / 2;
      plain = plain.substring(0, half) + "…" + plain.substring(plain.length() - half);
    }
    return "\"" + plain + "\"";
  }

  /** An address as {@link #name}, without a query: it may hold a signature. */
  public static String address(String uri) {
    return name(uri.replaceFirst("\\?.*$", ""));
  }

  /** The first few of many names. */
  public static String names(Collection<String> many) {
    String first = many.stream().limit(MOST).map(Shown::name).collect(Collectors.joining(", "));
    return many.size() <= MOST ? first : first + " and " + (many.size() - MOST) + " more";
  }

  /** A size for people, such as 1.5 GiB. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** A text that has at most so many bytes as JSON, cut at its end where it has more. */
  public static String fitting(String text, int bytes) {
    if (StepJson.write(text).length <= bytes) {
      return text;
    }
    int fits = 0;
    int tooLong = text.codePointCount(0, text.length());
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      if (StepJson.write(beginning(text, middle)).length <= bytes) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return beginning(text, fits);
  }

  private static String beginning(String text, int codePoints) {
    return text.substring(0, text.offsetByCodePoints(0, codePoints)) + "…";
  }

  /** Text in which nothing can hide or turn the reading direction. */
  public static String plain(String text) {
    return text.codePoints()
        .map(c -> isHidden(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
