package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import dev.cairn.worker.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data are kept beside an artifact in a bucket of a real S3 server. */
class BucketSnapshotIT {
  private final S3Server server = S3Server.running();
  private final String bucket = server.bucket();
  private final Path churn = server.directory(bucket).resolve("churn");
  private final Container container;
  private final KeptRun run;

  BucketSnapshotIT(@TempDir Path directory) {
    container = new Container(directory, server.variables());
    run =
        new KeptRun(
            container,
            S3Server.output(bucket),
            S3Server.ALLOWED,
            S3Server.storage(bucket, server.endpoint()));
  }

  private StepResult fetchAndStage() throws StepFailure, IOException {
    run.fetchAll();
    return run.stage();
  }

  @Test
  void theSameFilesHaveTheSameDigestInABucket() throws StepFailure, IOException {
    Evidence evidence = run.publish(fetchAndStage());

    assertThat(Container.files(churn))
        .contains(
            "churn-1/data/holdout/holdout.csv",
            "churn-1/data/prices/prices.bin",
            "churn-1/data/train/dt=2026-11-20/_SUCCESS",
            "churn-1/data/train/dt=2026-11-20/a.csv",
            "churn-1/data/train/dt=2026-11-21/b.csv",
            "churn-1/result.json")
        .noneMatch(name -> name.contains("partial"));
    DatasetFact train = evidence.datasets().getFirst();
    assertThat(train.snapshot()).isEqualTo("s3://" + bucket + "/churn/churn-1/data/train/");
    assertThat(train.digest())
        .isEqualTo(Container.digestByHand(churn.resolve("churn-1/data/train")));
  }

  @Test
  void whatWasChangedAfterStageIsNotPublished() throws StepFailure, IOException {
    StepResult staged = fetchAndStage();
    container.put(churn, "churn-1.partial-uid-1/data/prices/prices.bin", "4 5 6");

    StepFailure failure = Failures.of(() -> run.publish(staged));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.text()).contains("the kept data in data/prices/ have digest");
    assertThat(Files.exists(churn.resolve("churn-1/result.json"))).isFalse();
  }

  @Test
  void anAttemptAfterOneThatEndedEarlyTakesItsFilesForItsOwn() throws StepFailure, IOException {
    StepResult staged = fetchAndStage();
    container.put(churn, "churn-1/data/prices/prices.bin", "half");

    run.publish(staged);

    assertThat(churn.resolve("churn-1/data/prices/prices.bin")).hasContent("1 2 3");
  }

  @Test
  void aNameThatIsNoTextCannotBeAKey() throws StepFailure, IOException {
    run.fetch(KeptRun.train(true), KeptRun.holdout(true));
    Container.shell(container.roots().input().resolve("data/train"), "touch $'\\xff'");

    StepFailure failure = Failures.of(run::stage);

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("data/train/ cannot be kept", "is not named in UTF-8");
  }
}
