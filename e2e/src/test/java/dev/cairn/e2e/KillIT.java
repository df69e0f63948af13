package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.HostOperator;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The operator is killed at any moment, again and again: a run must come to one end, by one
 * training.
 */
class KillIT {
  private static final int KILLS = 10;
  private static final int LONGEST_LIFE_MILLIS = 3000;

  @Test
  void trainsAndPublishesOnceThoughTheOperatorIsKilledTenTimes() throws InterruptedException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("moments of the kills: seed " + seed);
    try (Scene scene = Scene.open("e2e-kill").withChurnData();
        HostOperator operator = HostOperator.open()) {
      LiveRun run =
          scene.start(
              ChurnRun.named("often-orphaned")
                  .trainer("python3", "-m", "churn.faults", "sleep", "20"));
      Set<String> jobs = new HashSet<>();

      for (int kill = 0; kill < KILLS; kill++) {
        operator.start();
        TimeUnit.MILLISECONDS.sleep(
            random.nextInt(LONGEST_LIFE_MILLIS)); // the random moment itself
        operator.kill();
        remember(run, jobs);
      }
      operator.start();
      TrainingRunStatus status = run.awaitEnd(RunState.SUCCEEDED, 180);
      remember(run, jobs);

      assertThat(jobs).as("UIDs of Jobs ever seen").hasSize(2);
      assertThat(run.jobs())
          .extracting(job -> job.getMetadata().getName())
          .containsExactlyInAnyOrder("often-orphaned", "often-orphaned-evaluate-1");
      assertThat(status.attempts()).isEqualTo(1);
      run.awaitUntil("the version is there", 30, () -> assertThat(run.version().get()).isNotNull());
      var version = run.version().get();
      assertThat(version.getSpec().artifact().digest())
          .isEqualTo(requireNonNull(status.artifact()).digest());
      assertThat(scene.directoryDigest("models", "churn/often-orphaned/model"))
          .isEqualTo(version.getSpec().artifact().digest());
      assertThat(requireNonNull(version.getSpec().evidence()).digest())
          .isEqualTo(requireNonNull(status.evidence()).digest());
      assertThat(
              Cluster.client()
                  .apps()
                  .controllerRevisions()
                  .inNamespace(scene.namespace())
                  .list()
                  .getItems())
          .hasSize(1);
    }
  }

  private static void remember(LiveRun run, Set<String> jobs) {
    run.jobs().stream().map(HasMetadata::getMetadata).forEach(meta -> jobs.add(meta.getUid()));
  }
}
