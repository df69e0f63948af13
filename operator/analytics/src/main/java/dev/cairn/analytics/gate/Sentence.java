package dev.cairn.analytics.gate;

import dev.cairn.analytics.interval.Interval;

/** What a gate found, for somebody who does not read statistics. */
record Sentence(Inquiry.Open inquiry, Finding finding, Ruling ruling, Verdict verdict) {

  /**
   * The sentence.
   *
   * @param needed rows that would tell, where there are too few
   */
  String text(double needed) {
    boolean compares = finding.championValue() != null;
    return Figure.sentence(
        measured() + (compares ? comparison(needed) : judgement()) + rank() + unjudged());
  }

  private Gate gate() {
    return inquiry.gate();
  }

  private String measured() {
    String subject = gate().metric().word() + place();
    Double champion = finding.championValue();
    String value = Figure.of(finding.value(), champion == null ? ruling.line() : champion);
    if (champion != null) {
      return "%s is %s, the champion's %s on the same %d rows"
          .formatted(subject, value, Figure.of(champion, finding.value()), finding.rows());
    }
    return "%s is %s (%s%d %s)"
        .formatted(subject, value, interval(0), finding.samples(), denominator());
  }

  private String place() {
    if (gate().slice() == null) {
      return "";
    }
    String slice = Figure.name(gate().slice());
    return gate().metric().comparesGroups()
        ? " over " + slice
        : " of " + slice + "=" + Figure.name(finding.name());
  }

  private String denominator() {
    String words = gate().metric().denominator().words(inquiry.task());
    return gate().metric().comparesGroups() ? words + " in the smallest group" : words;
  }

  private String interval(double origin) {
    Interval shown = finding.shown();
    return shown == null
        ? ""
        : "95 %% interval %s to %s, "
            .formatted(Figure.of(shown.low() - origin), Figure.of(shown.high() - origin));
  }

  private String judgement() {
    String bound = Figure.of(ruling.line(), finding.value());
    String limit = (ruling.above() ? "least" : "greatest") + " allowed " + bound;
    boolean good = ruling.good(finding.value());
    String missed = (ruling.above() ? ", below the " : ", above the ") + limit;
    return switch (verdict) {
      case PASSED ->
          good ? ", within the " + limit : missed + ", but by no more than chance explains";
      case FAILED -> missed;
      case NOT_ESTIMABLE ->
          finding.shown() == null || inquiry.unjudged().tooMany()
              ? (good ? ", within the " + limit : missed)
              : ", within the " + limit + ", which the interval does not prove";
    };
  }

  private String comparison(double needed) {
    Double champion = finding.championValue();
    double value = champion == null ? finding.value() : champion;
    String difference =
        ": a difference of %s (%s%d %s)"
            .formatted(
                Figure.of(finding.value() - value),
                interval(value),
                finding.samples(),
                denominator());
    return difference + ", " + against(needed);
  }

  private String against(double needed) {
    String asked =
        switch (gate().bound()) {
          case Bound.MaxDrop(double most) -> "the allowed drop of " + Figure.of(most);
          case Bound.MinGain(double least) -> "the asked gain of " + Figure.of(least);
          case Bound.Min min -> "the least allowed " + Figure.of(min.least());
          case Bound.Max max -> "the greatest allowed " + Figure.of(max.greatest());
        };
    boolean drop = gate().bound() instanceof Bound.MaxDrop;
    return switch (verdict) {
      case PASSED -> (drop ? "within " : "at least ") + asked;
      case FAILED -> (drop ? "more than " : "less than ") + asked;
      case NOT_ESTIMABLE -> "too few rows to hold it against " + asked + rowsNeeded(needed);
    };
  }

  private static String rowsNeeded(double needed) {
    return Double.isFinite(needed) ? ": about %.0f are needed".formatted(needed) : "";
  }

  private String rank() {
    int judged = inquiry.figures().values().length;
    return judged > 1
        ? "; the worst of %d values of %s".formatted(judged, Figure.name(gate().slice()))
        : "";
  }

  private String unjudged() {
    Inquiry.Unjudged rest = inquiry.unjudged();
    if (rest.groups() == 0) {
      return "";
    }
    String pooled = Double.isFinite(rest.pooled()) ? ", together " + Figure.of(rest.pooled()) : "";
    String consequence =
        rest.tooMany()
            ? "; the judged values have %.0f %% of the rows, 90 %% are needed"
                .formatted(Math.floor(100 * rest.coverage()))
            : "";
    return "; %d smaller values with %d rows have too few %s to be judged%s%s"
        .formatted(
            rest.groups(),
            rest.rows(),
            gate().metric().denominator().words(inquiry.task()),
            pooled,
            consequence);
  }
}
