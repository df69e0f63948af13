package dev.cairn.worker.profile;

import dev.cairn.analytics.profile.LevelCounter;
import dev.cairn.analytics.profile.LevelProfiler;
import dev.cairn.analytics.profile.LevelSummary;
import dev.cairn.contract.profile.LevelFacts;
import dev.cairn.contract.profile.ProfileColumn.Kind;
import java.util.Base64;

/** A column of texts or of truth values. */
final class LevelLearner implements ColumnLearner {
  private final LevelProfiler profiler = new LevelProfiler();
  private final boolean flags;

  LevelLearner(boolean flags) {
    this.flags = flags;
  }

  @Override
  public void text(String value) {
    profiler.add(value);
  }

  @Override
  public ColumnCounter freeze() {
    return new Counter(profiler, profiler.freeze(), flags);
  }

  private record Counter(LevelProfiler profiler, LevelCounter levels, boolean flags)
      implements ColumnCounter {
    @Override
    public void text(String value) {
      levels.add(value);
    }

    @Override
    public boolean complete() {
      return profiler.isExact();
    }

    @Override
    public Facts facts() {
      LevelSummary summary = profiler.summary(levels);
      LevelFacts facts =
          new LevelFacts(
              summary.levels().stream().map(LevelSummary.Level::value).toList(),
              summary.levels().stream().map(LevelSummary.Level::count).toList(),
              summary.other(),
              summary.distinct(),
              Base64.getEncoder().encodeToString(summary.sketch().toBytes()));
      Kind some = flags ? Kind.BOOLEAN : Kind.CATEGORICAL;
      Kind kind = summary.levels().isEmpty() && summary.other() > 0 ? Kind.TEXT : some;
      return new Facts(kind, summary.count(), null, facts);
    }
  }
}
