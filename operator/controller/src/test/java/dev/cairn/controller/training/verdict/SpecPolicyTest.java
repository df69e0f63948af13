package dev.cairn.controller.training.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Runs;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.crds.training.TrainingRun;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecPolicyTest {
  private static Optional<SpecPolicy.Refusal> refusal(String changes) {
    return SpecPolicy.refusal(Runs.that(Runs.spec(changes)));
  }

  private static TrainingRun withText(String text) {
    return Runs.spec("{parameters: {a: %s, b: %s}}".formatted(text, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{evaluation: {datasets: [train], task: Regression, label: x}}|InvalidSpec|spec.predictor",
        "{evaluation: {datasets: [train], task: Ranking, label: x}}|NotImplemented|newer version",
        "{evaluation: {datasets: [train], task: Regression, label: x, gates: [{name: g, metric: ndcg, min: 1}]}}|NotImplemented|gate g",
        "{evaluation: {datasets: [train], task: Regression, label: x, gates: [{name: g, metric: r2, min: 1, evidence: Sure}]}}|NotImplemented|gate g",
        "{predictor: {handler: 'm:p'}, datasets: [{name: a, uri: 'pvc://d/a', format: Opaque}], evaluation: {datasets: [a], task: Regression, label: x}}|InvalidSpec|data set a: evaluation needs a tabular format",
        "{datasets: [{name: a, featureViews: {views: []}}]}|NotImplemented|featureViews",
        "{output: null}|InvalidSpec|spec.output.uri is missing",
        "{output: {uri: 's3://M/a'}}|InvalidSpec|s3://bucket/path",
        "{datasets: [{name: a, uri: 's3://b-1/a/'}], output: {uri: 's3://b-1/a'}}|InvalidSpec|is a"
            + " data set's place, or below it",
        "{output: {uri: 'pvc://churn-data/train'}}|InvalidSpec|is a data set's place, or below it",
        "{output: {uri: 'pvc://churn-data/train/'}}|InvalidSpec|is a data set's place, or below it",
        "{datasets: [{name: a, uri: 'http://h/x/', select: {partition: dt}}]}|InvalidSpec|data set"
            + " a",
      })
  void refuses(String changes, TrainingRunReason reason, String message) {
    assertThat(refusal(changes))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.message()).contains(message);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{queueName: gpu}",
        "{onlyNewData: true}",
        "{predictor: {handler: 'm:p'}, evaluation: {datasets: [train], task: Regression, label: x}}",
        "{output: {uri: 'pvc://churn-data/trained'}}",
        "{datasets: [{name: a, uri: 'https://h/x.csv', format: CSV}]}",
        "{datasets: [{name: a, uri: 's3://b-1/a/', select: {partition: dt, last: 90d}}]}",
        "{output: {uri: 's3://models/a'}}",
        "{datasets: [{name: a, uri: 'pvc://d/x/', select: {partition: dt, last: 90d}}]}"
      })
  void accepts(String changes) {
    assertThat(refusal(changes)).isEmpty();
  }

  @Test
  void measuresTextInBytesAsTheKernelDoes() {
    assertThat(SpecPolicy.refusal(Runs.that(withText("x".repeat(40_000))))).isEmpty();
    assertThat(SpecPolicy.refusal(Runs.that(withText("語".repeat(40_000)))))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.message()).contains("kB of text", "shorten parameters"));
  }
}
