package dev.cairn.analytics.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some rows of a column. */
public final class Selection {
  private Selection() {}

  /** Indexes of the rows that are not marked. */
  public static int[] unmarked(boolean[] marks) {
    return IntStream.range(0, marks.length).filter(row -> !marks[row]).toArray();
  }

  /** The column at these rows, in their order. */
  public static @Nullable String[] of(@Nullable String[] column, int[] rows) {
    @Nullable String[] selected = new @Nullable String[rows.length];
    Arrays.setAll(selected, i -> column[rows[i]]);
    return selected;
  }

  /** The column at these rows, in their order. */
  public static double[] of(double[] column, int[] rows) {
    double[] selected = new double[rows.length];
    Arrays.setAll(selected, i -> column[rows[i]]);
    return selected;
  }

  /** The column at these rows, in their order. */
  public static boolean[] of(boolean[] column, int[] rows) {
    boolean[] selected = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = column[rows[i]];
    }
    return selected;
  }
}
