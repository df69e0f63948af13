package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Limits;
import dev.cairn.crds.serving.Analysis;
import dev.cairn.crds.serving.ShadowPhase;
import org.jspecify.annotations.Nullable;

/** What the spec allows, as the judge wants it. */
final class AnalysisLimits {
  private static final double DEFAULT_QUANTILE = 0.95;

  private AnalysisLimits() {}

  static Limits of(Underway roll) {
    Analysis analysis = roll.spec().analysis();
    Analysis.ErrorRate errors = analysis.errorRateOrDefault();
    return new Limits(
        analysis.minSamples(),
        analysis.confidence(),
        Course.phases(roll),
        errors.max(),
        errors.maxIncrease(),
        errors.maxRatio(),
        latency(analysis.latency()),
        agreement(roll.spec().shadow()));
  }

  private static Limits.@Nullable Latency latency(Analysis.@Nullable Latency latency) {
    return latency == null
        ? null
        : new Limits.Latency(quantile(latency), latency.max() != null, latency.maxRatio());
  }

  /** The quantile that is limited, in (0, 1). */
  static double quantile(Analysis.Latency latency) {
    return latency.quantile() == null ? DEFAULT_QUANTILE : latency.quantile();
  }

  private static Limits.@Nullable Agreement agreement(@Nullable ShadowPhase shadow) {
    return shadow == null || shadow.minAgreement() == null
        ? null
        : new Limits.Agreement(shadow.minAgreement(), shadow.minSamples());
  }
}
