package dev.cairn.controller.training.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Yaml;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodReaderTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "taken by the taint manager|deletionTimestamp: x|DeletionByTaintManager|running: {}|-|node-7",
        "as older controllers say it|deletionTimestamp: x|-|running: {}|NodeLost|node-7",
        "not to be deleted|name: a|DeletionByTaintManager|running: {}|-|-",
        "drained by a person|deletionTimestamp: x|EvictionByEvictionAPI|running: {}|-|-",
        "its node has answered|deletionTimestamp: x|DeletionByTaintManager|terminated: {exitCode: 137}|-|-"
      })
  void knowsANodeThatNoLongerAnswers(
      String says,
      String deleted,
      @Nullable String disruption,
      String state,
      @Nullable String reason,
      @Nullable String node) {
    Pod pod =
        Yaml.read(
            """
            metadata: {%s}
            spec: {nodeName: node-7}
            status:
              reason: %s
              conditions: [{type: DisruptionTarget, status: "%s", reason: %s}]
              containerStatuses: [{name: train, state: {%s}}]
            """
                .formatted(
                    deleted, reason, disruption == null ? "False" : "True", disruption, state),
            Pod.class);

    assertThat(PodReader.view(List.of(pod)).lostNode()).isEqualTo(node);
  }
}
