package dev.cairn.analytics.metric;

import java.util.Arrays;

/**
 * Rows sorted by the cell of a table that each is counted in. What a resample adds up cell by cell
 * stays in registers; in the order of rows every addition would wait for the one before it.
 *
 * @param rows the rows of cell 0, then those of cell 1, and so on; in each cell in their own order
 * @param ends where each cell ends in {@code rows}, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record CellOrder(int[] rows, int[] ends) {

  /**
   * Sorts by counting.
   *
   * @param cells of each row, from 0
   * @param count number of cells
   */
  static CellOrder of(int[] cells, int count) {
    int[] ends = new int[count];
    for (int cell : cells) {
      ends[cell]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] next = new int[count];
    System.arraycopy(ends, 0, next, 1, count - 1);
    int[] rows = new int[cells.length];
    for (int row = 0; row < cells.length; row++) {
      rows[next[cells[row]]++] = row;
    }
    return new CellOrder(rows, ends);
  }

  /** Number of cells. */
  int cells() {
    return ends.length;
  }

  /** Where a cell begins in {@code rows}. */
  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  /** The weights of each cell, added up. */
  int[] sums(byte[] weights) {
    int[] sums = new int[ends.length];
    for (int cell = 0; cell < sums.length; cell++) {
      int sum = 0;
      for (int i = start(cell); i < ends[cell]; i++) {
        sum += weights[rows[i]];
      }
      sums[cell] = sum;
    }
    return sums;
  }
}
