package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Pods of a run with a champion are killed (no grace, so SIGKILL) at random moments, whatever step
 * they are at: what comes out is what comes out undisturbed, once.
 */
class PodKillIT {
  private static final int KILLS = 8;
  private static final int LONGEST_LIFE_MILLIS = 9000;
  private static final int SECONDS = 300;
  private static final String WHOLE =
      "evidence.json model modelversion.yaml predictions profile.json result.json rowfilter.bin";
  private static final Map<String, Object> NOT_WORSE =
      Map.of("name", "not-worse", "metric", "auc", "champion", Map.of("maxDrop", 0.005));

  @Test
  void publishesTheSameOnceThoughItsPodsAreKilledAtAnyStep() throws InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("moments of the kills: seed " + seed);
    try (Scene scene = Scene.open("pod-kill").withChurnData()) {
      LiveRun first = scene.start(ChurnRun.named("first").with("register.stage", "Production"));
      String expected =
          requireNonNull(first.awaitEnd(RunState.SUCCEEDED, SECONDS).artifact()).digest();
      first.awaitUntil(
          "it is the champion",
          30,
          () -> assertThat(version(first).getStatus().stage()).isEqualTo("Production"));

      LiveRun run =
          scene.start(
              ChurnRun.named("hunted")
                  .with("retries", 10)
                  .with("evaluation.gates", List.of(NOT_WORSE)));
      for (int kill = 0; kill < KILLS; kill++) {
        TimeUnit.MILLISECONDS.sleep(
            random.nextInt(LONGEST_LIFE_MILLIS)); // the random moment itself
        run.pods().stream()
            .filter(pod -> List.of("Pending", "Running").contains(pod.getStatus().getPhase()))
            .peek(pod -> System.out.println("killed in " + run.status().step()))
            .forEach(pod -> Cluster.client().resource(pod).withGracePeriod(0).delete());
      }
      TrainingRunStatus status = run.awaitEnd(RunState.SUCCEEDED, SECONDS);

      assertThat(requireNonNull(status.evaluation()).champion()).isEqualTo("first");
      assertThat(status.evaluation().gates().getFirst().reason()).isNull();
      assertThat(requireNonNull(status.artifact()).digest()).isEqualTo(expected);
      run.awaitUntil("its version is there", 30, () -> assertThat(version(run)).isNotNull());
      assertThat(version(run).getSpec().artifact().digest()).isEqualTo(expected);
      assertThat(scene.shell("models", "ls -A /claim/churn | LC_ALL=C sort | xargs").strip())
          .isEqualTo("first hunted");
      assertThat(scene.shell("models", "ls -A /claim/churn/hunted | LC_ALL=C sort | xargs").strip())
          .isEqualTo(WHOLE);
      assertThat(scene.shell("models", "cd /claim/churn/hunted && sha256sum evidence.json"))
          .startsWith(requireNonNull(status.evidence()).digest().substring("sha256:".length()));
    }
  }

  private static ModelVersion version(LiveRun run) {
    ModelVersion version = run.version().get();
    assertThat(version).isNotNull();
    assertThat(version.getStatus()).isNotNull();
    return version;
  }
}
