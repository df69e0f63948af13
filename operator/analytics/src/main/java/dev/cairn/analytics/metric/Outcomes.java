package dev.cairn.analytics.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One outcome per row, told or predicted: classes or numbers. Arrays are not copied. */
public sealed interface Outcomes {

  /** How many. */
  int rows();

  /** The outcomes of some rows, in that order. */
  Outcomes at(int[] rows);

  /** Names of classes; null where there is none. */
  static Outcomes of(@Nullable String[] classes) {
    return new Classes(classes);
  }

  /** Numbers; NaN where there is none. */
  static Outcomes of(double[] numbers) {
    return new Numbers(numbers);
  }

  /** Names of classes. */
  final class Classes implements Outcomes {
    private final @Nullable String[] values;

    Classes(@Nullable String[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Outcomes at(int[] rows) {
      return new Classes(Selection.of(values, rows));
    }

    @Nullable String[] values() {
      return values;
    }
  }

  /** Numbers. */
  final class Numbers implements Outcomes {
    private final double[] values;

    Numbers(double[] values) {
      this.values = values;
    }

    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Outcomes at(int[] rows) {
      return new Numbers(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }

    double[] values() {
      return values;
    }
  }
}
