package dev.cairn.analytics.metric;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns of class names. */
final class Texts {
  private static final int SHOWN = 5;
  private static final int SHOWN_LENGTH = 40;

  private Texts() {}

  static @Nullable String[] of(Outcomes outcomes) {
    return switch (outcomes) {
      case Outcomes.Classes classes -> classes.values();
      case Outcomes.Numbers numbers ->
          throw new IllegalArgumentException("a classification needs classes, not numbers");
    };
  }

  /** Why a column with empty cells cannot be used; null: it has none. */
  static @Nullable Absence absent(@Nullable String[] column, String reason, String what) {
    for (int row = 0; row < column.length; row++) {
      if (column[row] == null) {
        return new Absence(reason, "row %d has no %s".formatted(row, what));
      }
    }
    return null;
  }

  static Set<String> distinct(@Nullable String[] column) {
    Set<String> names = new TreeSet<>();
    for (@Nullable String name : column) {
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** A few of the names, quoted and cut, for a sentence. */
  static String shown(Set<String> names) {
    String list =
        names.stream()
            .limit(SHOWN)
            .map(name -> '"' + (name.length() > SHOWN_LENGTH ? cut(name) : name) + '"')
            .collect(Collectors.joining(", "));
    return names.size() > SHOWN ? list + " and " + (names.size() - SHOWN) + " more" : list;
  }

  private static String cut(String name) {
    return name.substring(0, name.offsetByCodePoints(0, SHOWN_LENGTH / 2)) + "…";
  }
}
