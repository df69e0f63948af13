package dev.cairn.router.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.PredictionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RecordWriterTest {
  private static PredictionRecord record(String id) {
    return new PredictionRecord(
        "2026-01-01T00:00:00.000Z",
        id,
        "churn",
        null,
        "t1",
        "Stable",
        "churn-1",
        null,
        null,
        null,
        "Ok",
        null,
        200,
        1.5,
        null,
        null);
  }

  @Test
  void writesALineOfJsonAndFindsItAgain() {
    List<String> lines = new ArrayList<>();
    RecordWriter writer = new RecordWriter(lines::add, 1 << 20);

    writer.write(record("r1"));
    writer.write(record("r2"));

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("{\"time\":\"2026-01-01T00:00:00.000Z\",\"requestId\":\"r1\"")
        .doesNotContain("null")
        .doesNotContain("\n");
    assertThat(writer.of("r1")).containsExactly(record("r1"));
    assertThat(writer.of("r3")).isEmpty();
  }

  @Test
  void forgetsTheOldestWhenMemoryIsFull() {
    RecordWriter writer = new RecordWriter(line -> {}, 10_000);
    for (int i = 0; i < 100; i++) {
      writer.write(record("r" + i));
    }

    assertThat(writer.of("r0")).isEmpty();
    assertThat(writer.of("r99")).hasSize(1);
  }

  @Test
  void whatDoesNotFitIsRefusedAtOnce() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch began = new CountDownLatch(1);
    Afterwards afterwards = new Afterwards(1);
    boolean first =
        afterwards.offer(
            () -> {
              began.countDown();
              awaitQuietly(release);
            });
    began.await();

    assertThat(first).isTrue();
    assertThat(afterwards.offer(() -> {})).isTrue();
    assertThat(afterwards.offer(() -> {})).isFalse();
    release.countDown();
    afterwards.finish();
    assertThat(afterwards.await(Duration.ofSeconds(30))).isTrue();
    assertThat(afterwards.offer(() -> {})).isFalse();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
