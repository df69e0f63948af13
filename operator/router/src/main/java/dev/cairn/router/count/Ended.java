package dev.cairn.router.count;

import dev.cairn.contract.routing.ArmStats.Counts;

/**
 * A request that ended, as its revision's evidence.
 *
 * @param dispatched when it was dispatched, seconds since the epoch
 * @param failed whether the revision failed it
 * @param failedByBoth whether stable failed it too
 * @param slow whether the answer came later than the limit, or not at all
 * @param micros until the first byte; negative when there was none
 * @param unit hash of whose request it was
 */
public record Ended(
    long dispatched, boolean failed, boolean failedByBoth, boolean slow, long micros, long unit) {
  Counts counts() {
    return new Counts(
        1, failed && !failedByBoth ? 1 : 0, failed && failedByBoth ? 1 : 0, slow ? 1 : 0);
  }
}
