package dev.cairn.controller.training.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Views;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.work.JobView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvictionPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "model,train,ArtifactTooLarge,spec.output.maxSize",
    "input,fetch,DataUnavailable,worker.inputLimit",
    "output,train,TrainingFailed,metrics.json",
    "shared-memory,train,TrainingFailed,spec.pod.sharedMemory",
    "tmp-train,train,TrainingFailed,/tmp"
  })
  void namesTheVolumeThatIsFullAndWhatToDo(
      String volume, String step, TrainingRunReason reason, String advice) {
    JobView job =
        Views.evicted(
            "Usage of EmptyDir volume \"%s\" exceeds the limit \"1Gi\". ".formatted(volume));

    assertThat(EvictionPolicy.find(job))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure.step()).isEqualTo(step);
              assertThat(failure.message()).contains("exceeds the limit \"1Gi\".", advice);
            });
  }

  @Test
  void namesTheContainerThatWroteTooMuch() {
    JobView job =
        Views.evicted("Container train exceeded its local ephemeral storage limit \"1Gi\". ");

    Failure failure = EvictionPolicy.find(job).orElseThrow();

    assertThat(failure.reason()).isEqualTo(TrainingRunReason.TrainingFailed);
    assertThat(failure.step()).isEqualTo("train");
    assertThat(failure.message()).contains("ephemeral-storage");
  }

  @Test
  void knowsOfNothingWhenNobodyWasEvicted() {
    assertThat(EvictionPolicy.find(Views.active(Views.running("train")))).isEmpty();
  }
}
