package dev.cairn.analytics.gate;

import dev.cairn.analytics.gate.Inquiry.Open;
import dev.cairn.analytics.gate.Inquiry.Uncertainty;
import dev.cairn.analytics.interval.Bootstrap;
import dev.cairn.analytics.interval.Intervals;
import dev.cairn.analytics.metric.GroupStatistic;
import java.util.Iterator;
import java.util.List;

/**
 * Judges a model on one evaluation set.
 *
 * <ul>
 *   <li>Rows that the model was trained on are left out of everything; those that the champion was
 *       trained on, of comparisons with it.
 *   <li>Overall gates pass on the value, slices and fairness fail only when refuted, comparisons
 *       with the champion pass only when the paired interval lies on the right side ({@link
 *       Gate#evidenceOrDefault()}).
 *   <li>All gates that need resampling share 2 000 resamples.
 * </ul>
 */
public final class GateJudge {
  private GateJudge() {}

  /**
   * Judges.
   *
   * @param set what the model is judged on
   * @param gates those of this set, each with a name of its own
   * @param seed of the resamples; the same seed gives the same result
   */
  public static Judgement judge(EvaluationSet set, List<Gate> gates, long seed) {
    ReadSet read = ReadSet.of(set);
    InquiryPlanner planner = new InquiryPlanner(read);
    List<Inquiry> inquiries = gates.stream().map(planner::plan).toList();
    Iterator<Intervals> resampled = resample(read, inquiries, seed).iterator();
    List<GateResult> results =
        inquiries.stream()
            .map(
                inquiry ->
                    switch (inquiry) {
                      case Inquiry.Settled(GateResult result) -> result;
                      case Open open -> GateDecision.decide(open, intervals(open, resampled));
                    })
            .toList();
    RecordedMetrics recorded = RecordedMetrics.of(read);
    return new Judgement(
        results, recorded.values(), recorded.absent(), read.rows(), read.leakage());
  }

  private static List<Intervals> resample(ReadSet read, List<Inquiry> inquiries, long seed) {
    List<GroupStatistic> statistics =
        inquiries.stream()
            .filter(Open.class::isInstance)
            .map(Open.class::cast)
            .map(Open::uncertainty)
            .filter(Uncertainty.Resampled.class::isInstance)
            .map(Uncertainty.Resampled.class::cast)
            .map(Uncertainty.Resampled::statistic)
            .toList();
    return new Bootstrap(read.rows(), seed, Bootstrap.RESAMPLES).measure(statistics);
  }

  private static Intervals intervals(Open open, Iterator<Intervals> resampled) {
    return switch (open.uncertainty()) {
      case Uncertainty.Closed(Intervals intervals) -> intervals;
      case Uncertainty.Resampled needed -> resampled.next();
    };
  }
}
