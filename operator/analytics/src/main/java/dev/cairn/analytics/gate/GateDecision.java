package dev.cairn.analytics.gate;

import dev.cairn.analytics.interval.Interval;
import dev.cairn.analytics.interval.Intervals;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides a gate once its intervals are known. */
final class GateDecision {
  /**
   * Chance that any of the slices is refuted wrongly; divided among them (Bonferroni), on the side
   * that matters. Never less strict than the interval that is shown.
   */
  private static final double FAMILY_ERROR = 0.05;

  /** 1.96 for 95 % confidence and 0.84 for 80 % power. */
  private static final double POWER = 2.8;

  private final Inquiry.Open inquiry;
  private final Gate gate;
  private final Intervals intervals;

  private GateDecision(Inquiry.Open inquiry, Intervals intervals) {
    this.inquiry = inquiry;
    this.gate = inquiry.gate();
    this.intervals = intervals;
  }

  static GateResult decide(Inquiry.Open inquiry, Intervals intervals) {
    return new GateDecision(inquiry, intervals).decide();
  }

  private GateResult decide() {
    List<Finding> findings =
        IntStream.range(0, inquiry.figures().values().length).mapToObj(this::finding).toList();
    // Failed before NotEstimable before Passed, then the one farthest on the wrong side.
    Finding worst =
        findings.stream()
            .min(
                Comparator.<Finding, Integer>comparing(finding -> severity(verdict(finding)))
                    .thenComparing(finding -> ruling(finding).margin(finding.value())))
            .orElseThrow();
    Verdict verdict = verdict(worst);
    boolean uncovered = verdict == Verdict.PASSED && inquiry.unjudged().tooMany();
    String reason = uncovered ? "TooFewSamples" : reason(verdict, worst);
    Verdict last = uncovered ? Verdict.NOT_ESTIMABLE : verdict;
    Sentence sentence = new Sentence(inquiry, worst, ruling(worst), last);
    return Results.of(gate, worst, ruling(worst), last, reason, sentence.text(needed(worst)));
  }

  private static int severity(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> 0;
      case NOT_ESTIMABLE -> 1;
      case PASSED -> 2;
    };
  }

  private @Nullable String reason(Verdict verdict, Finding finding) {
    if (verdict != Verdict.NOT_ESTIMABLE) {
      return null;
    }
    if (finding.shown() == null) {
      return "TooFewSamples";
    }
    return gate.bound().comparesWithChampion() ? "HoldoutTooSmall" : "NotProven";
  }

  private Finding finding(int group) {
    Inquiry.Figures figures = inquiry.figures();
    double value = figures.values()[group];
    Double championValue =
        figures.championValues() == null ? null : figures.championValues()[group];
    double decisiveTail = Math.min(Intervals.TAIL, FAMILY_ERROR / figures.values().length);
    boolean single = gate.slice() == null || gate.metric().comparesGroups();
    return new Finding(
        single ? "" : inquiry.groups().name(group),
        value,
        championValue,
        interval(group, Intervals.TAIL, value, championValue),
        interval(group, decisiveTail, value, championValue),
        intervals.standardError(group),
        figures.samples()[group],
        figures.rows()[group]);
  }

  private @Nullable Interval interval(
      int group, double tail, double value, @Nullable Double championValue) {
    Interval interval = intervals.of(group, tail);
    if (interval == null) {
      return null;
    }
    return interval.plus(championValue == null ? 0 : championValue).including(value);
  }

  private Ruling ruling(Finding finding) {
    Double championValue = finding.championValue();
    return Ruling.of(gate, championValue == null ? Double.NaN : championValue);
  }

  private Verdict verdict(Finding finding) {
    return ruling(finding).decide(gate, finding);
  }

  /**
   * Rows that would tell: n·(2.8·SE/d)², where d is the drop that is allowed, since a model as good
   * as the champion has to be told from one that is worse by d. Where that is no more than there
   * are (or d is 0), the distance that was found takes its place.
   */
  private double needed(Finding finding) {
    double found = Math.abs(ruling(finding).margin(finding.value()));
    double allowed = gate.bound() instanceof Bound.MaxDrop(double most) ? most : found;
    double needed = rows(finding, allowed);
    return needed > finding.rows() ? needed : rows(finding, found);
  }

  private static double rows(Finding finding, double distance) {
    double ratio = POWER * finding.standardError() / distance;
    return Math.ceil(finding.rows() * ratio * ratio);
  }
}
