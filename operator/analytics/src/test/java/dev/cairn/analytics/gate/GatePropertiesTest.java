package dev.cairn.analytics.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.testing.Sets;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for every gate. */
class GatePropertiesTest {
  private static final int ROWS = 300;

  private static EvaluationSet drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] labels = new String[ROWS];
    String[] said = new String[ROWS];
    String[] champion = new String[ROWS];
    String[] slice = new String[ROWS];
    double[] scores = new double[ROWS];
    double skill = random.nextDouble();
    for (int row = 0; row < ROWS; row++) {
      boolean positive = random.nextDouble() < 0.5;
      labels[row] = Sets.word(positive);
      said[row] = Sets.word(random.nextDouble() < skill ? positive : random.nextBoolean());
      champion[row] = Sets.word(random.nextDouble() < 0.5 ? positive : random.nextBoolean());
      slice[row] = "s" + random.nextInt(3);
      scores[row] = random.nextInt(20) / 20.0;
    }
    return new Sets.Builder(labels, said)
        .scores(scores)
        .slice("slice", slice)
        .champion(champion, new boolean[ROWS])
        .build();
  }

  private static Gate gate(Metric metric, Bound bound, GateEvidence evidence) {
    String slice = metric.comparesGroups() ? "slice" : null;
    return new Gate("gate", metric, slice, bound, 20L, evidence, false);
  }

  private static int goodness(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> 0;
      case NOT_ESTIMABLE -> 1;
      case PASSED -> 2;
    };
  }

  @Property(tries = 30)
  void aStricterBoundNeverJudgesBetter(
      @ForAll @IntRange(max = 10_000) int seed,
      @ForAll Metric metric,
      @ForAll GateEvidence evidence,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other) {
    EvaluationSet set = drawn(seed);
    double low = Math.min(one, other);
    double high = Math.max(one, other);

    ordered(
        set,
        gate(metric, new Bound.Min(high), evidence),
        gate(metric, new Bound.Min(low), evidence));
    ordered(
        set,
        gate(metric, new Bound.Max(low), evidence),
        gate(metric, new Bound.Max(high), evidence));
    ordered(
        set,
        gate(metric, new Bound.MaxDrop(low), evidence),
        gate(metric, new Bound.MaxDrop(high), evidence));
    ordered(
        set,
        gate(metric, new Bound.MinGain(high), evidence),
        gate(metric, new Bound.MinGain(low), evidence));
  }

  private static void ordered(EvaluationSet set, Gate strict, Gate mild) {
    assertThat(goodness(Judging.judge(set, strict).verdict()))
        .isLessThanOrEqualTo(goodness(Judging.judge(set, mild).verdict()));
  }

  @Property(tries = 30)
  void strongerEvidenceNeverJudgesBetter(
      @ForAll @IntRange(max = 10_000) int seed,
      @ForAll Metric metric,
      @ForAll @DoubleRange(max = 1) double bound) {
    EvaluationSet set = drawn(seed);
    Bound min = new Bound.Min(bound);

    ordered(set, gate(metric, min, GateEvidence.PROVEN), gate(metric, min, GateEvidence.POINT));
    ordered(
        set, gate(metric, min, GateEvidence.POINT), gate(metric, min, GateEvidence.NOT_REFUTED));
  }

  @Property(tries = 50)
  void aResultIsWholeOrSaysWhyNot(
      @ForAll @IntRange(max = 10_000) int seed,
      @ForAll Metric metric,
      @ForAll @DoubleRange(max = 1) double bound,
      @ForAll boolean compared) {
    Bound asked = compared ? new Bound.MaxDrop(bound) : new Bound.Min(bound);
    GateResult result = Judging.judge(drawn(seed), gate(metric, asked, GateEvidence.PROVEN));

    assertThat(result.message()).isNotBlank().doesNotContain("NaN").hasSizeLessThan(501);
    if (result.value() == null) {
      assertThat(result.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
      assertThat(result.reason()).matches("[A-Z][A-Za-z]+");
    } else {
      assertThat(result.low()).isLessThanOrEqualTo(result.value());
      assertThat(result.high()).isGreaterThanOrEqualTo(result.value());
      assertThat(result.blocks()).isEqualTo(result.verdict() != Verdict.PASSED);
    }
  }
}
