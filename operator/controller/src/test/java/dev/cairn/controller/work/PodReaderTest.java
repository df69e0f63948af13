package dev.cairn.controller.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Yaml;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "deletionTimestamp: x|DeletionByTaintManager|running: {}|-|node-7",
        "deletionTimestamp: x|-|running: {}|NodeLost|node-7",
        "name: a|DeletionByTaintManager|running: {}|-|-",
        "deletionTimestamp: x|EvictionByEvictionAPI|running: {}|-|-",
        "deletionTimestamp: x|DeletionByTaintManager|terminated: {exitCode: 137}|-|-"
      })
  void knowsANodeThatNoLongerAnswers(
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
