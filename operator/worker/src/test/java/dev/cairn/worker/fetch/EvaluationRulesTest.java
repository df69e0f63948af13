package dev.cairn.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationRulesTest {
  private static void check(List<String> datasets, String label, String slice) throws StepFailure {
    GateSpec gate =
        new GateSpec("g", "recall", "a", slice, 0.5, null, null, null, null, null, false);
    EvaluationRules.check(
        new FetchInput(
            Container.output(),
            Map.of(),
            List.of(channel("a", "CSV"), channel("b", "Opaque"), channel("c", "Parquet")),
            Fetching.AS_OF,
            List.of(),
            new EvaluationSpec(datasets, "BinaryClassification", label, "1", List.of(gate)),
            List.of(),
            null));
  }

  private static Channel channel(String name, String format) {
    return new Channel(name, "pvc://data/" + name, format, null, null, null);
  }

  @Test
  void acceptsSetsWithRows() {
    assertThatCode(() -> check(List.of("a", "c"), "label", "slice")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "d, label, slice, 'names d, which is no data set'",
    "b, label, slice, 'data set b is evaluated row by row'",
    "a-a, label, slice, names a twice",
    "'', label, slice, datasets is empty",
    "a, '', slice, label is missing",
    "a, label, label, slices by the label"
  })
  void refusesWhatMakesNoSense(String datasets, String label, String slice, String message) {
    List<String> names = datasets.isEmpty() ? List.of() : List.of(datasets.split("-"));

    StepFailure failure = Failures.of(() -> check(names, label, slice));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.text()).contains(message);
  }
}
