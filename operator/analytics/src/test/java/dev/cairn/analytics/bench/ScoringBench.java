package dev.cairn.analytics.bench;

import dev.cairn.analytics.gate.Bound;
import dev.cairn.analytics.gate.Champion;
import dev.cairn.analytics.gate.EvaluationSet;
import dev.cairn.analytics.gate.Gate;
import dev.cairn.analytics.gate.GateJudge;
import dev.cairn.analytics.gate.GateResult;
import dev.cairn.analytics.gate.Judgement;
import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Scores 100 000 rows with ten gates, four of them by 2 000 shared resamples, once, in a JVM that
 * has done nothing else; prints what it took. The drawing of the rows is not counted.
 */
public final class ScoringBench {
  private static final int ROWS = 100_000;

  private ScoringBench() {}

  private static final List<Gate> GATES =
      List.of(
          Gate.overall("auc", Metric.AUC, new Bound.Min(0.7)),
          Gate.overall("auc-not-worse", Metric.AUC, new Bound.MaxDrop(0.005)),
          Gate.overall("accuracy", Metric.ACCURACY, new Bound.Min(0.6)),
          Gate.overall("precision", Metric.PRECISION, new Bound.Min(0.5)),
          Gate.sliced("recall-of-region", Metric.RECALL, "region", new Bound.Min(0.4)),
          Gate.sliced("auc-of-region", Metric.AUC, "region", new Bound.Min(0.7)),
          Gate.overall("f1", Metric.F1, new Bound.Min(0.5)),
          Gate.overall("average-precision", Metric.AVERAGE_PRECISION, new Bound.MaxDrop(0.01)),
          Gate.overall("ece", Metric.ECE, new Bound.Max(0.05)),
          Gate.sliced("fair", Metric.DEMOGRAPHIC_PARITY_RATIO, "region", new Bound.Min(0.8)));

  /** Runs. */
  public static void main(String[] arguments) throws IOException {
    EvaluationSet set = draw();
    long start = System.nanoTime();
    Judgement judgement = GateJudge.judge(set, GATES, 7);
    double seconds = (System.nanoTime() - start) / 1e9;
    PrintStream out = System.out;
    for (GateResult result : judgement.gates()) {
      out.printf("%-13s%s%n", result.verdict().word(), result.message());
    }
    out.printf(
        "%d rows, %d gates, 4 by 2000 shared resamples, %d processors: %.2f s, peak %s, heap at most %d MiB%n",
        ROWS,
        GATES.size(),
        Runtime.getRuntime().availableProcessors(),
        seconds,
        peak(),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static String peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\D", ""))
        .map(kibibytes -> Long.parseLong(kibibytes) / 1024 + " MiB")
        .findFirst()
        .orElse("unknown");
  }

  private static EvaluationSet draw() {
    SplittableRandom random = new SplittableRandom(1);
    String[] labels = new String[ROWS];
    String[] regions = new String[ROWS];
    double[] scores = new double[ROWS];
    double[] rivals = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double belief = random.nextDouble();
      labels[row] = random.nextDouble() < belief ? "1" : "0";
      regions[row] = "region-" + random.nextInt(10);
      scores[row] = Math.clamp(belief + random.nextGaussian() / 20, 0, 1);
      rivals[row] = Math.clamp(belief + random.nextGaussian() / 10, 0, 1);
    }
    return new EvaluationSet(
        Task.BINARY_CLASSIFICATION,
        "1",
        Outcomes.of(labels),
        predictions(scores),
        Map.of("region", regions),
        new boolean[ROWS],
        Champion.of(predictions(rivals), new boolean[ROWS]));
  }

  private static Predictions predictions(double[] scores) {
    String[] classes = new String[ROWS];
    for (int row = 0; row < ROWS; row++) {
      classes[row] = scores[row] >= 0.5 ? "1" : "0";
    }
    return new Predictions(Outcomes.of(classes), Map.of("1", scores));
  }
}
