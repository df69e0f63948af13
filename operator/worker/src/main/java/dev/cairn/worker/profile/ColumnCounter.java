package dev.cairn.worker.profile;

import dev.cairn.contract.profile.LevelFacts;
import dev.cairn.contract.profile.NumericFacts;
import dev.cairn.contract.profile.ProfileColumn.Kind;
import org.jspecify.annotations.Nullable;

/** The second pass over a column. */
interface ColumnCounter extends ColumnPass {
  /** Whether the first pass knew all counts, so that this one need not be made. */
  boolean complete();

  /** What both passes found. */
  Facts facts();

  /**
   * A column's part of the profile.
   *
   * @param values rows that are not null
   */
  record Facts(
      Kind kind, long values, @Nullable NumericFacts numeric, @Nullable LevelFacts levels) {}
}
