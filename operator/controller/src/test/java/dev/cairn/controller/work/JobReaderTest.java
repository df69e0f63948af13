package dev.cairn.controller.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobReaderTest {
  private static Pod pod(String name, String created, String phase) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withCreationTimestamp(created)
        .endMetadata()
        .withNewStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }

  @Test
  void ofTwoPodsOfOneSecondTheOneThatGoesOnIsTheNewer() {
    Pod failed = pod("churn-z", "2026-11-22T00:00:01Z", "Failed");
    Pod retry = pod("churn-a", "2026-11-22T00:00:01Z", "Running");

    assertThat(Stream.of(failed, retry).max(JobReader.BY_AGE)).contains(retry);
  }

  @Test
  void theLaterSecondIsTheNewerWhateverBecameOfIt() {
    Pod first = pod("churn-z", "2026-11-22T00:00:01Z", "Pending");
    Pod second = pod("churn-a", "2026-11-22T00:00:02Z", "Failed");

    assertThat(Stream.of(first, second).max(JobReader.BY_AGE)).contains(second);
  }
}
