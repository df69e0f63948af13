package dev.cairn.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** examples/churn as its README tells a person to apply it. */
final class ExampleIT {
  private static Scene scene;
  private static LiveRun run;

  @BeforeAll
  static void applyTheExample() {
    scene = Scene.open("example").withChurnData();
    scene.apply("churn/01-trainingrun.yaml");
    run = scene.run("churn-baseline");
    run.awaitEnd(RunState.SUCCEEDED, 180);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  void digestOfTheArtifactIsTheOneOfSha256sum() {
    String byHand =
        scene.shell(
            "models",
            "cd /claim/churn/churn-baseline/model && find . -type f -exec sha256sum {} + | sed 's#  \\./#  #' | LC_ALL=C sort -k 2 | sha256sum | cut -d ' ' -f 1");
    assertThat(run.version().get().getSpec().artifact().digest()).isEqualTo("sha256:" + byHand);
  }
}
