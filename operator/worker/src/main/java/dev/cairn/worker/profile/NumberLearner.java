package dev.cairn.worker.profile;

import dev.cairn.analytics.profile.BinCounter;
import dev.cairn.analytics.profile.NumericProfiler;
import dev.cairn.analytics.profile.NumericSummary;
import dev.cairn.contract.profile.NumericFacts;
import dev.cairn.contract.profile.ProfileColumn.Kind;
import java.util.Base64;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A column of numbers. */
final class NumberLearner implements ColumnLearner {
  private final NumericProfiler profiler = new NumericProfiler();

  @Override
  public void number(double value) {
    profiler.add(value);
  }

  @Override
  public ColumnCounter freeze() {
    return new Counter(profiler, profiler.freeze());
  }

  private record Counter(NumericProfiler profiler, BinCounter bins) implements ColumnCounter {
    @Override
    public void number(double value) {
      bins.add(value);
    }

    @Override
    public boolean complete() {
      return false;
    }

    @Override
    public Facts facts() {
      NumericSummary summary = profiler.summary(bins);
      NumericSummary.NotFinite others = summary.notFinite();
      NumericSummary.Shape shape = summary.shape();
      NumericFacts facts =
          new NumericFacts(
              summary.count(),
              others.nans(),
              others.positiveInfinities(),
              others.negativeInfinities(),
              known(shape.mean()),
              known(shape.m2()),
              known(shape.min()),
              known(shape.max()),
              summary.edges(),
              summary.counts(),
              Base64.getEncoder().encodeToString(summary.sketch().toBytes()));
      long values =
          summary.count()
              + others.nans()
              + others.positiveInfinities()
              + others.negativeInfinities();
      return new Facts(Kind.NUMERIC, values, facts, null);
    }

    private static @Nullable Double known(OptionalDouble figure) {
      return figure.isPresent() ? figure.getAsDouble() : null;
    }
  }
}
