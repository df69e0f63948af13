package dev.cairn.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import dev.cairn.e2e.fixture.AuditLog;
import dev.cairn.e2e.fixture.AuditLog.Request;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the operator asks of the API server, by the server's own log. */
class QuietIT {
  private static final int MEASURED_SECONDS = 60;
  private static final int SETTLED_SECONDS = 10;

  @Test
  void asksForNothingOnceARunHasEnded() throws InterruptedException {
    AuditLog log = AuditLog.open();
    try (Scene scene = Scene.open("e2e-quiet").withChurnData()) {
      Instant start = Instant.now();
      LiveRun run = scene.start(ChurnRun.named("soon-quiet"));
      run.awaitEnd(RunState.SUCCEEDED, 180);
      scene.awaitUntil(
          "the operator has settled",
          120,
          () ->
              assertThat(work(log, scene, Instant.now().minusSeconds(SETTLED_SECONDS))).isEmpty());
      System.out.printf("requests for one run: %d%n", work(log, scene, start).size());

      Instant settled = Instant.now();
      TimeUnit.SECONDS.sleep(MEASURED_SECONDS); // the measured time itself

      assertThat(work(log, scene, settled)).isEmpty();
      assertThat(log.since(settled)).as("signs of life").isNotEmpty();
      assertThat(log.since(start))
          .as("requests that the chart's rights do not cover")
          .noneMatch(Request::refused);
    }
  }

  /** Requests about this namespace or about all; what is done in others is somebody else's run. */
  private static List<Request> work(AuditLog log, Scene scene, Instant since) {
    return log.since(since).stream()
        .filter(request -> Set.of(scene.namespace(), "").contains(request.namespace()))
        .filter(request -> !request.belongsToRest())
        .toList();
  }
}
