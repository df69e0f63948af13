package dev.cairn.analytics.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows divided into named groups; a row may be in none. Groups are in the order of their names. */
public final class Grouping {
  /** Name of the group of rows whose value is absent. */
  public static final String MISSING = "(missing)";

  private static final int NONE = -1;

  private final int[] codes;
  private final List<String> names;

  private Grouping(int[] codes, List<String> names) {
    this.codes = codes;
    this.names = List.copyOf(names);
  }

  /** All rows in one group. */
  public static Grouping whole(int rows) {
    return new Grouping(new int[rows], List.of(""));
  }

  /** One group per value of a column. */
  public static Grouping by(@Nullable String[] column) {
    Map<String, Integer> order = new TreeMap<>();
    for (@Nullable String value : column) {
      order.putIfAbsent(value == null ? MISSING : value, order.size());
    }
    List<String> names = List.copyOf(order.keySet());
    for (int group = 0; group < names.size(); group++) {
      order.put(names.get(group), group);
    }
    int[] codes = new int[column.length];
    for (int row = 0; row < codes.length; row++) {
      String value = column[row];
      codes[row] = order.getOrDefault(value == null ? MISSING : value, NONE);
    }
    return new Grouping(codes, names);
  }

  /** Without the marked rows; groups stay, though they may be empty. */
  public Grouping without(boolean[] marks) {
    int[] fewer = codes.clone();
    for (int row = 0; row < fewer.length; row++) {
      if (marks[row]) {
        fewer[row] = NONE;
      }
    }
    return new Grouping(fewer, names);
  }

  /** Only these groups, counted anew from 0; rows of others are in none. */
  public Grouping only(int[] groups) {
    int[] renamed = new int[names.size()];
    Arrays.fill(renamed, NONE);
    for (int i = 0; i < groups.length; i++) {
      renamed[groups[i]] = i;
    }
    return new Grouping(
        Arrays.stream(codes).map(code -> code == NONE ? NONE : renamed[code]).toArray(),
        Arrays.stream(groups).mapToObj(names::get).toList());
  }

  /** These groups as one; rows of others are in none. */
  public Grouping pooled(int[] groups) {
    Grouping kept = only(groups);
    return new Grouping(
        Arrays.stream(kept.codes).map(code -> code == NONE ? NONE : 0).toArray(), List.of(""));
  }

  /** Number of groups. */
  public int groups() {
    return names.size();
  }

  /** Name of a group. */
  public String name(int group) {
    return names.get(group);
  }

  /** Rows of each group. */
  public long[] sizes() {
    long[] sizes = new long[groups()];
    for (int code : codes) {
      if (code != NONE) {
        sizes[code]++;
      }
    }
    return sizes;
  }

  /** Rows that are in a group. */
  public long size() {
    return Arrays.stream(sizes()).sum();
  }

  /** Number of rows, in a group or not. */
  public int rows() {
    return codes.length;
  }

  /** The group of a row, or {@link #groups()} for a row that is in none. */
  public int of(int row) {
    int code = codes[row];
    return code == NONE ? groups() : code;
  }

  /** Whether the row is in a group. */
  public boolean contains(int row) {
    return codes[row] != NONE;
  }

  /**
   * The rows sorted by group, within a group in the given order; those in no group come last.
   *
   * @param order a permutation of the rows
   */
  public int[] sort(int[] order) {
    int[] starts = new int[groups() + 2];
    IntStream.range(0, codes.length).forEach(row -> starts[of(row) + 1]++);
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[starts[of(row)]++] = row;
    }
    return sorted;
  }
}
