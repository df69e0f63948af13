package dev.cairn.controller.training.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Runs;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where results may go. */
class OutputPolicyTest {
  private static RunCase withDefault(String output) {
    TrainingRunObservation seen = Runs.NOTHING;
    return Runs.that(
        Runs.spec("{output: {uri: null}}"),
        new TrainingRunObservation(
            seen.train(),
            seen.evaluations(),
            seen.journal(),
            seen.version(),
            seen.line(),
            seen.evidence(),
            output));
  }

  private static RunCase withOutput(String output) {
    return Runs.that(Runs.spec("{output: {uri: \"%s\"}}".formatted(output)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pvc://Models/x",
        "pvc://models/../data",
        "pvc://models/%2e%2e/data",
        "pvc://models/a b",
        "models/x",
        "file:///models",
        "https://models.example/x",
        "pvc:///x"
      })
  void refusesADefaultThatTheSchemaWouldRefuse(String uri) {
    var refusal = SpecPolicy.refusal(withDefault(uri)).orElseThrow();

    assertThat(refusal.reason()).isEqualTo(TrainingRunReason.InvalidSpec);
    assertThat(refusal.message())
        .contains("output.uri in ConfigMap cairn-defaults", uri, "pvc://claim/path", "s3://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pvc://models", "pvc://models/", "pvc://models/churn", "pvc://m-1.x/a%20b/"})
  void takesADefaultOnAClaim(String uri) {
    assertThat(SpecPolicy.refusal(withDefault(uri))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pvc://churn-data/train",
        "pvc://churn-data/train/",
        "pvc://churn-data/train/models",
        "pvc://churn-data/train//models/"
      })
  void refusesAnOutputAmongTheData(String uri) {
    assertThat(SpecPolicy.refusal(withOutput(uri)).orElseThrow().message())
        .contains("a result would become data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pvc://churn-data/train-models", "pvc://churn-data", "pvc://models/train"})
  void takesAnOutputBesideTheData(String uri) {
    assertThat(SpecPolicy.refusal(withOutput(uri))).isEmpty();
  }
}
