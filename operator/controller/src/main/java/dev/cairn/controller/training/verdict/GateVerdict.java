package dev.cairn.controller.training.verdict;

import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.training.Gate;
import dev.cairn.crds.training.TrainingRunSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What evidence says about the gates of a run. Silence is not quality: a gate that could not be
 * estimated counts as failed unless the spec lets it be so.
 *
 * @param evaluated whether anything was scored
 * @param blocking gates that did not pass and had to
 * @param passed number of gates that passed
 * @param gates number of all gates
 * @param leaking evaluation sets that hold rows of the training data
 */
public record GateVerdict(
    boolean evaluated,
    List<EvaluationReport.Gate> blocking,
    int passed,
    int gates,
    List<EvaluationReport.ScoredSet> leaking) {
  private static final String PASSED = "Passed";
  private static final String NOT_ESTIMABLE = "NotEstimable";

  public GateVerdict {
    blocking = List.copyOf(blocking);
    leaking = List.copyOf(leaking);
  }

  /** Reads a run's evidence. */
  public static GateVerdict of(TrainingRunSpec spec, Evidence evidence) {
    EvaluationReport report = evidence.evaluation();
    if (report == null) {
      return new GateVerdict(false, List.of(), 0, 0, List.of());
    }
    Set<String> optional =
        spec.evaluation() == null
            ? Set.of()
            : spec.evaluation().gates().stream()
                .filter(Gate::optionalOrDefault)
                .map(Gate::name)
                .collect(Collectors.toUnmodifiableSet());
    List<EvaluationReport.Gate> blocking =
        report.gates().stream().filter(gate -> blocks(gate, optional)).toList();
    long passed = report.gates().stream().filter(gate -> PASSED.equals(gate.verdict())).count();
    return new GateVerdict(
        true,
        blocking,
        Math.toIntExact(passed),
        report.gates().size(),
        report.sets().stream()
            .filter(set -> set.leaked() > EvaluationReport.SUSPICIOUS_LEAK)
            .toList());
  }

  private static boolean blocks(EvaluationReport.Gate gate, Set<String> optional) {
    boolean excused = NOT_ESTIMABLE.equals(gate.verdict()) && optional.contains(gate.name());
    return !PASSED.equals(gate.verdict()) && !excused;
  }

  /** Whether no gate stands in the way; also of a run that was not evaluated. */
  public boolean isGood() {
    return blocking.isEmpty();
  }

  /** The stage that a version gets: what the run asks for, unless its evidence forbids any. */
  public String stage(TrainingRunSpec spec) {
    return isGood() && leaking.isEmpty() ? spec.register().stage() : Stages.NONE;
  }

  /** How the result was judged, in brackets behind what became of it. */
  public String summary() {
    if (!evaluated) {
      return "unevaluated";
    }
    return gates == 0 ? "scored, no gates" : "%d of %d gates passed".formatted(passed, gates);
  }

  /** What stood in the way, for a person. */
  public String words() {
    return blocking.stream()
        .map(gate -> "%s: %s".formatted(gate.name(), gate.message()))
        .collect(Collectors.joining("; "));
  }

  /** What is suspicious about the evaluation sets, for a person. */
  public String leakWords() {
    return leaking.stream()
            .map(set -> "%.1f %% of the rows of %s".formatted(set.leaked() * 100, set.name()))
            .collect(Collectors.joining(", "))
        + " are in the training data too: they were left out of the scores, and the version gets no stage; evaluate on data that the trainer never saw";
  }
}
