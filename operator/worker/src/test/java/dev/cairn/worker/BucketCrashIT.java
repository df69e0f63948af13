package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.CuttingProxy;
import dev.cairn.worker.testing.CuttingProxy.Way;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A publish that ends at any request leaves either nothing visible or the whole. */
class BucketCrashIT {
  // The time, two files of the model, evidence, version, result; then five files are deleted.
  private static final int WRITES = 11;
  private static final int THE_RESULT = 6;

  /** Deletes the first of stage's reports, which prove who wrote what is visible. */
  private static final int THE_PROOF = 10;

  private static final Instant NOW = Instant.parse("2026-11-21T12:30:00Z");

  private final BucketRun run;

  BucketCrashIT(@TempDir Path directory) {
    run = new BucketRun(directory);
  }

  static Stream<Arguments> everyWriteInBothWays() {
    return IntStream.rangeClosed(1, WRITES)
        .boxed()
        .flatMap(n -> Stream.of(Way.BEFORE, Way.AFTER).map(way -> Arguments.of(n, way)));
  }

  static IntStream everyWriteUntilTheResult() {
    return IntStream.rangeClosed(1, THE_RESULT);
  }

  @Test
  void theTestsKnowHowManyWritesThereAre() throws StepFailure, IOException {
    StepResult staged = run.stage();
    try (CuttingProxy proxy = CuttingProxy.counting(run.server.port())) {
      run.publish(run.input(staged, proxy.endpoint()), NOW);

      assertThat(proxy.writes()).isEqualTo(WRITES);
    }
  }

  @ParameterizedTest
  @MethodSource("everyWriteInBothWays")
  void aRerunAfterACrashAtAnyRequestEndsWhole(int write, Way way) throws StepFailure, IOException {
    StepResult staged = run.stage();
    try (CuttingProxy proxy = CuttingProxy.cutting(run.server.port(), write, way)) {
      StepFailure failure =
          Failures.of(() -> run.publish(run.input(staged, proxy.endpoint()), NOW));
      assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
    }

    boolean arrived = write > THE_RESULT || (write == THE_RESULT && way == Way.AFTER);
    assertThat(run.isVisible()).isEqualTo(arrived);
    if (arrived) {
      run.assertAgrees();
    }
    BucketRun.Published again =
        run.publish(run.input(staged, run.server.endpoint()), NOW.plusSeconds(60));
    boolean cleaned = write > THE_PROOF || (write == THE_PROOF && way == Way.AFTER);
    assertThat(again.result().reason())
        .isEqualTo(cleaned ? StepReason.ALREADY_PUBLISHED : StepReason.COMPLETED);
    run.assertWhole();
  }

  @ParameterizedTest
  @MethodSource("everyWriteUntilTheResult")
  void ofTwoThatRaceBothReportTheSame(int write) throws StepFailure, IOException {
    StepResult staged = run.stage();
    List<BucketRun.Published> others = new ArrayList<>();
    try (CuttingProxy proxy =
        CuttingProxy.before(
            run.server.port(),
            write,
            () ->
                others.add(
                    run.publish(run.input(staged, run.server.endpoint()), NOW.plusSeconds(60))))) {

      BucketRun.Published mine = run.publish(run.input(staged, proxy.endpoint()), NOW);

      assertThat(others).singleElement().extracting(BucketRun.Published::log).isEqualTo(mine.log());
    }
    run.assertWhole();
  }
}
