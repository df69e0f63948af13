package dev.cairn.analytics.sequential;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a phase that is tested by itself, so that a fault which starts late is not diluted
 * by what went well before. Blocks follow from the candidate's slices alone: one ends with the
 * slice in which it has lasted {@link #SECONDS} and has enough requests, so thin traffic makes long
 * blocks. Every {@link #SEGMENT} seconds a new one begins whatever the last one held; with that,
 * blocks need no memory beyond the slices that routers keep (an hour), and stay where they are when
 * older ones are forgotten.
 *
 * @param number from 1, greater for later blocks: the budget's share goes by it
 * @param from seconds since the epoch
 * @param to end, exclusive; {@link Long#MAX_VALUE} for the running one
 */
record Block(long number, long from, long to) {
  /** Least length. */
  static final int SECONDS = 60;

  /** Longest length. Two of them fit into the hour of slices that is kept. */
  static final int SEGMENT = 1500;

  boolean holds(Slice slice) {
    return slice.start() >= from && slice.start() < to;
  }

  /**
   * The last complete block and the running one; the last two, when none is running.
   *
   * @param slices of the candidate, ascending
   * @param origin start of the phase, seconds since the epoch; earlier slices are in no block
   * @param minSamples least requests of a block that ends by itself
   */
  static List<Block> latest(List<Slice> slices, long origin, long minSamples) {
    List<Block> blocks = new ArrayList<>();
    Walk walk = new Walk(origin, minSamples);
    for (Slice slice : slices) {
      if (slice.start() >= origin) {
        walk.step(slice, blocks);
      }
    }
    walk.finish(blocks);
    return List.copyOf(blocks.subList(Math.max(0, blocks.size() - 2), blocks.size()));
  }

  /** Goes through slices in order. */
  private static final class Walk {
    private final long origin;
    private final long minSamples;
    private long segment;
    private long ended;
    private long from;
    private long requests;

    Walk(long origin, long minSamples) {
      this.origin = origin;
      this.minSamples = minSamples;
      this.from = origin;
    }

    void step(Slice slice, List<Block> blocks) {
      long segmentOfSlice = (slice.start() - origin) / SEGMENT;
      if (segmentOfSlice > segment) {
        end(origin + segmentOfSlice * SEGMENT, blocks);
        segment = segmentOfSlice;
        ended = 0;
      }
      requests += slice.requests();
      long end = slice.start() + Slice.SECONDS;
      if (end - from >= SECONDS && requests >= minSamples) {
        end(end, blocks);
      }
    }

    private void end(long at, List<Block> blocks) {
      if (requests > 0) {
        blocks.add(new Block(number(), from, at));
        ended++;
      }
      from = at;
      requests = 0;
    }

    void finish(List<Block> blocks) {
      if (requests > 0) {
        blocks.add(new Block(number(), from, Long.MAX_VALUE));
      }
    }

    /** A segment has room for so many blocks; numbers of later segments lie above. */
    private long number() {
      return segment * (SEGMENT / SECONDS) + ended + 1;
    }
  }
}
