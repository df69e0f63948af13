package dev.cairn.controller.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.training.SimulatedJob;
import dev.cairn.controller.training.Views;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepMessagesTest {
  @Test
  void readsWhatAStepSays() {
    StepResult said =
        new StepResult(
            Step.STAGE, StepReason.COMPLETED, "done", SimulatedJob.ARTIFACT, "sha256:1", 2L, 3L);

    assertThat(StepMessages.result(Views.ended("stage", 0, StepMessages.input(said))))
        .contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "killed",
        "{",
        "{}",
        "{\"step\":\"stage\",\"reason\":\"Comp",
        "{\"step\":\"stage\"}",
        "{\"step\":\"stage\",\"reason\":\"Completed\"}",
        "{\"step\":\"stage\",\"reason\":null,\"message\":\"x\"}",
        "{\"step\":[],\"reason\":{},\"message\":1}",
        "[{\"step\":\"stage\"}]",
        "null"
      })
  void takesAnythingElseForNoMessage(String text) {
    assertThat(StepMessages.result(Views.ended("stage", 1, text))).isEmpty();
  }

  @Property(tries = 1000)
  void neverStumblesOverGarbage(@ForAll String text) {
    assertThat(StepMessages.result(Views.ended("stage", 1, "{" + text))).isEmpty();
    assertThat(StepMessages.evidence(text)).isEmpty();
  }

  @Test
  void readsWordsOfANewerVersionAsUnrecognised() {
    StepView step =
        Views.ended(
            "stage", 1, "{\"step\":\"warp\",\"reason\":\"TooNew\",\"message\":\"x\",\"more\":1}");

    assertThat(StepMessages.result(step))
        .contains(StepResult.of(Step.UNRECOGNISED, StepReason.UNRECOGNISED, "x"));
  }

  @Test
  void hearsNothingFromAStepThatIsNotThere() {
    assertThat(StepMessages.result((String) null)).isEmpty();
    assertThat(StepMessages.result(Views.running("stage"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[]", "{\"artifact\":null}", "{\"artifact\":{"})
  void takesAnythingElseForNoEvidence(String text) {
    assertThat(StepMessages.evidence(text)).isEmpty();
  }
}
