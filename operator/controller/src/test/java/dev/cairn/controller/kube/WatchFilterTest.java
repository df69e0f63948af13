package dev.cairn.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.crds.training.TrainingRunStatusBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchFilterTest {
  private static TrainingRun run(
      long generation, @Nullable Long observed, Map<String, String> annotations) {
    TrainingRun run = new TrainingRun();
    run.setMetadata(
        new ObjectMetaBuilder()
            .withName("churn-a")
            .withGeneration(generation)
            .withAnnotations(annotations)
            .build());
    run.setStatus(
        observed == null
            ? null
            : new TrainingRunStatusBuilder().observedGeneration(observed).build());
    return run;
  }

  private static TrainingRun settled() {
    return run(1, 1L, Map.of());
  }

  private static boolean matters(TrainingRun before, TrainingRun after) {
    return WatchFilter.matters(before, after, TrainingRunStatus::observedGeneration);
  }

  @Test
  void looksWhenTheSpecChanged() {
    assertThat(matters(settled(), run(2, 1L, Map.of()))).isTrue();
  }

  @Test
  void looksWhenALeverIsPulledOrLetGo() {
    TrainingRun pulled = run(1, 1L, Map.of("cairn.dev/retry", "uid"));

    assertThat(matters(settled(), pulled)).isTrue();
    assertThat(matters(pulled, settled())).isTrue();
  }

  @Test
  void looksWhenTheObjectIsDeleted() {
    TrainingRun deleted = settled();
    deleted.getMetadata().setDeletionTimestamp("2026-11-21T10:00:00Z");

    assertThat(matters(settled(), deleted)).isTrue();
  }

  @Test
  void looksWhenTheStatusWasTakenAway() {
    assertThat(matters(settled(), run(1, null, Map.of()))).isTrue();
    assertThat(matters(settled(), run(1, -1L, Map.of()))).isTrue();
  }

  @Test
  void looksAgainWhileTheStatusIsBehind() {
    assertThat(matters(run(2, 1L, Map.of()), run(2, 1L, Map.of()))).isTrue();
  }

  @Test
  void doesNotLookAtItsOwnStatus() {
    TrainingRun after = settled();
    after.setStatus(new TrainingRunStatusBuilder().observedGeneration(1L).attempts(3).build());

    assertThat(matters(settled(), after)).isFalse();
  }

  @Test
  void doesNotLookAtAnnotationsOfOthers() {
    assertThat(matters(settled(), run(1, 1L, Map.of("argocd.argoproj.io/sync-wave", "1"))))
        .isFalse();
  }
}
