package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data that shall be kept are kept as they were used, or the run ends and says why. */
class SnapshotRefusalTest {
  private final Container container;
  private final KeptRun run;

  SnapshotRefusalTest(@TempDir Path directory) {
    container = new Container(directory);
    run = new KeptRun(container, Container.output(), List.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo 9 >> input/data/train/dt=2026-11-20/a.csv  | DIGEST_MISMATCH | data set train cannot be kept",
        "rm input/data/prices/prices.bin                 | DIGEST_MISMATCH | data set prices cannot be kept",
        "mv input/data/prices/prices.bin input/data/prices/x | DIGEST_MISMATCH | data set prices cannot be kept",
        "ln -s /etc/passwd input/data/train/x            | DIGEST_MISMATCH | \"x\" is a link that leaves",
        "echo 6,1 >> labels/holdout/data/holdout.csv     | DIGEST_MISMATCH | data set holdout cannot be kept",
        "rm -r input/data                                | PUBLISH_FAILED  | data set train shall be kept",
        "rm -r labels/holdout/data                       | PUBLISH_FAILED  | data set holdout shall be kept"
      })
  void stageKeepsNothingButWhatFetchMeasured(String command, StepReason reason, String message)
      throws StepFailure, IOException {
    run.fetchAll();
    Container.shell(Objects.requireNonNull(container.roots().input().getParent()), command);

    StepFailure failure = Failures.of(run::stage);

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains(message, "keep: Snapshot");
    assertThat(container.finalDirectory()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "echo 9 >> data/train/dt=2026-11-20/a.csv, in data/train/ have digest",
    "touch data/train/more, in data/train/ have digest",
    "rm -r data/prices, in data/prices/ have digest none",
    "ln -s /etc/passwd data/holdout/x, in data/holdout/"
  })
  void publishNoticesThatKeptDataWereChanged(String command, String message)
      throws StepFailure, IOException {
    run.fetchAll();
    StepResult staged = run.stage();
    Container.shell(container.partialDirectory(), command);

    StepFailure failure = Failures.of(() -> run.publish(staged));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.text()).contains(message, "something wrote to claim models in between");
    assertThat(container.finalDirectory()).doesNotExist();
  }

  @Test
  void aClaimWithoutRoomSaysThatTheDataNeedIt() throws StepFailure, IOException {
    run.fetchAll();
    // Given data that are larger than any disk here
    Container.shell(container.roots().input(), "truncate -s 4T data/prices/prices.bin");

    StepFailure failure = Failures.of(run::stage);

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text())
        .contains("claim models is full", "with its data (keep: Snapshot, 4.0 TiB)", "are free");
    assertThat(container.partialDirectory()).doesNotExist();
  }
}
