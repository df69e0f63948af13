package dev.cairn.controller.training.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Runs;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.training.TrainingRunSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateVerdictTest {
  private static final TrainingRunSpec SPEC =
      Runs.spec(
              """
              evaluation:
                datasets: [holdout]
                task: Regression
                label: x
                gates: [{name: must, metric: r2, min: 0.5}, {name: may, metric: mae, max: 1, optional: true}]
              """)
          .getSpec();

  private static GateVerdict verdict(String must, String may, double leaked) {
    String text =
        """
        {"artifact": {"uri": "pvc://m/a/", "digest": "sha256:0", "bytes": 1}, "evaluation": {"passed": true,
         "gates": [{"name": "must", "verdict": "%s", "message": "r2 is low"}, {"name": "may", "verdict": "%s", "message": "mae is high"}],
         "sets": [{"name": "holdout", "rows": 10, "leaked": %s, "rowsDigest": "", "predictionsDigest": ""}]}}
        """
            .formatted(must, may, leaked);
    return GateVerdict.of(SPEC, StepMessages.evidence(text).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "Passed,Passed,true,2 of 2 gates passed",
    "Passed,NotEstimable,true,1 of 2 gates passed",
    "Passed,Failed,false,1 of 2 gates passed",
    "NotEstimable,Passed,false,1 of 2 gates passed",
    "Failed,Passed,false,1 of 2 gates passed",
    "ANewWord,Passed,false,1 of 2 gates passed"
  })
  void isGoodWhenEveryGatePassesOrMayStayOpen(
      String must, String may, boolean good, String summary) {
    GateVerdict verdict = verdict(must, may, 0);

    assertThat(verdict.isGood()).isEqualTo(good);
    assertThat(verdict.summary()).isEqualTo(summary);
    assertThat(verdict.stage(SPEC)).isEqualTo(good ? "Staging" : "None");
  }

  @Test
  void namesEveryGateThatStoodInTheWay() {
    assertThat(verdict("Failed", "Failed", 0).words())
        .isEqualTo("must: r2 is low; may: mae is high");
  }

  @ParameterizedTest
  @CsvSource({"0.02,Staging", "0.0201,None", "1.0,None"})
  void givesNoStageToWhatMayHaveSeenItsHoldOut(double leaked, String stage) {
    GateVerdict verdict = verdict("Passed", "Passed", leaked);

    assertThat(verdict.isGood()).isTrue();
    assertThat(verdict.stage(SPEC)).isEqualTo(stage);
  }

  @Test
  void saysHowMuchIsKnownToTheTrainer() {
    assertThat(verdict("Passed", "Passed", 0.153).leakWords())
        .startsWith("15.3 % of the rows of holdout are in the training data too");
  }

  @Test
  void isGoodAndSilentWithoutAnEvaluation() {
    String text =
        "{\"artifact\": {\"uri\": \"pvc://m/a/\", \"digest\": \"sha256:0\", \"bytes\": 1}}";
    GateVerdict verdict =
        GateVerdict.of(Runs.run().getSpec(), StepMessages.evidence(text).orElseThrow());

    assertThat(verdict.isGood()).isTrue();
    assertThat(verdict.summary()).isEqualTo("unevaluated");
    assertThat(verdict.stage(Runs.run().getSpec())).isEqualTo("Staging");
  }
}
