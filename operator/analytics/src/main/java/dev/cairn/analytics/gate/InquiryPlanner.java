package dev.cairn.analytics.gate;

import dev.cairn.analytics.gate.Inquiry.Figures;
import dev.cairn.analytics.gate.Inquiry.Unjudged;
import dev.cairn.analytics.metric.Absence;
import dev.cairn.analytics.metric.Columns;
import dev.cairn.analytics.metric.Grouping;
import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.SampleCounts;
import dev.cairn.analytics.metric.Statistics;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures what a gate asks for, or says why that cannot be. */
final class InquiryPlanner {
  /** More judged values than this say nothing to a person, and each costs 2 000 resamples. */
  static final int MOST_GROUPS = 200;

  private final ReadSet set;

  InquiryPlanner(ReadSet set) {
    this.set = set;
  }

  Inquiry plan(Gate gate) {
    Absence absence = Obstacles.of(gate, set);
    if (absence != null) {
      return new Inquiry.Settled(Results.notEstimable(gate, absence));
    }
    Grouping all = grouping(gate);
    if (!gate.bound().comparesWithChampion()) {
      return measured(gate, all, null);
    }
    ReadSet.Rival rival = set.rival();
    if (rival == null) {
      return new Inquiry.Settled(Results.firstVersion(gate));
    }
    Columns columns = rival.columns();
    Absence unavailable = Obstacles.of(gate, rival);
    if (unavailable != null || columns == null) {
      return new Inquiry.Settled(Results.championUnavailable(gate, unavailable));
    }
    Grouping unseen = all.without(rival.trainedOn());
    boolean spoiled =
        !new Sampling(gate, unseen, columns).suffices()
            && new Sampling(gate, all, columns).suffices();
    return spoiled
        ? new Inquiry.Settled(Results.championSawHoldout(gate, unseen.size(), set.rows()))
        : measured(gate, unseen, columns);
  }

  private Grouping grouping(Gate gate) {
    @Nullable String[] column = gate.slice() == null ? null : set.slices().get(gate.slice());
    return column == null ? Grouping.whole(set.rows()) : Grouping.by(column);
  }

  private Inquiry measured(Gate gate, Grouping grouping, @Nullable Columns champion) {
    Sampling sampling = new Sampling(gate, grouping, champion);
    int[] judged = sampling.judged();
    if (judged.length < sampling.leastGroups() || judged.length > MOST_GROUPS) {
      return new Inquiry.Settled(Results.notEstimable(gate, sampling.shortage()));
    }
    Metric metric = gate.metric();
    Grouping groups = grouping.only(judged);
    double[] values = values(metric, set.own(), groups);
    double[] championValues = champion == null ? null : values(metric, champion, groups);
    if (!finite(values) || (championValues != null && !finite(championValues))) {
      return new Inquiry.Settled(Results.notEstimable(gate, Absence.undefined(metric)));
    }
    long[] samples = Arrays.stream(judged).mapToLong(i -> sampling.samples[i]).toArray();
    long[] rows = groups.sizes();
    Figures figures =
        metric.comparesGroups()
            ? new Figures(
                values,
                championValues,
                new long[] {Arrays.stream(samples).min().orElse(0)},
                new long[] {groups.size()})
            : new Figures(values, championValues, samples, rows);
    return new Inquiry.Open(
        gate,
        set.task(),
        groups,
        figures,
        unjudged(gate, grouping, sampling),
        Uncertainties.of(metric, set.own(), champion, groups, figures));
  }

  private Unjudged unjudged(Gate gate, Grouping grouping, Sampling sampling) {
    int[] small = sampling.small();
    Grouping pool = grouping.pooled(small);
    double pooled =
        small.length == 0 || gate.metric().comparesGroups()
            ? Double.NaN
            : values(gate.metric(), set.own(), pool)[0];
    return new Unjudged(small.length, pool.size(), pooled, sampling.coverage());
  }

  private static double[] values(Metric metric, Columns columns, Grouping grouping) {
    return Statistics.of(metric, columns, grouping).values(columns.rows());
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** Which groups have enough samples, for both models when two are compared. */
  private final class Sampling {
    private final Gate gate;
    private final Grouping grouping;
    private final long[] samples;
    private final boolean[] defined;

    Sampling(Gate gate, Grouping grouping, @Nullable Columns champion) {
      this.gate = gate;
      this.grouping = grouping;
      Metric metric = gate.metric();
      samples = SampleCounts.of(metric, set.own(), grouping);
      defined = new boolean[samples.length];
      double[] values =
          metric.comparesGroups()
              ? new double[samples.length]
              : values(metric, set.own(), grouping);
      long[] championSamples =
          champion == null ? samples : SampleCounts.of(metric, champion, grouping);
      for (int group = 0; group < samples.length; group++) {
        samples[group] = Math.min(samples[group], championSamples[group]);
        defined[group] = samples[group] > 0 && Double.isFinite(values[group]);
      }
    }

    private boolean isJudged(int group) {
      return defined[group] && samples[group] >= gate.minSamplesOrDefault();
    }

    int[] judged() {
      return IntStream.range(0, samples.length).filter(this::isJudged).toArray();
    }

    int[] small() {
      return IntStream.range(0, samples.length)
          .filter(group -> !isJudged(group) && grouping.sizes()[group] > 0)
          .toArray();
    }

    int leastGroups() {
      return gate.metric().comparesGroups() ? 2 : 1;
    }

    boolean suffices() {
      return judged().length >= leastGroups() && coverage() >= Unjudged.LEAST_COVERAGE;
    }

    double coverage() {
      long[] sizes = grouping.sizes();
      long rows = Arrays.stream(judged()).mapToLong(group -> sizes[group]).sum();
      return (double) rows / grouping.size();
    }

    Absence shortage() {
      int judged = judged().length;
      if (judged > MOST_GROUPS) {
        return new Absence(
            "TooManySlices",
            "%d values have enough samples, at most %d are judged".formatted(judged, MOST_GROUPS));
      }
      if (gate.slice() != null) {
        return Obstacles.tooFewGroups(gate, judged, samples.length);
      }
      return defined[0]
          ? Obstacles.tooFew(gate, set.task(), samples[0])
          : Absence.undefined(gate.metric());
    }
  }
}
