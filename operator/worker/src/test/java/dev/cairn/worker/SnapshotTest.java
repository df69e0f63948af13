package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.fetch.FetchStep;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's data were is kept beside its artifact, when it is asked for. */
class SnapshotTest {
  private final Container container;
  private final KeptRun run;

  SnapshotTest(@TempDir Path directory) {
    container = new Container(directory);
    run = run(Container.output());
  }

  private KeptRun run(OutputPlace output) {
    return new KeptRun(container, output, List.of(), List.of());
  }

  private static DatasetFact fact(Evidence evidence, String name) {
    return evidence.datasets().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theEvidenceSaysWhereTheSameBytesAreFound() throws StepFailure, IOException {
    run.fetchAll();

    Evidence evidence = run.publish(run.stage());

    Path kept = container.finalDirectory().resolve("data");
    assertThat(Container.files(kept))
        .containsExactly(
            "holdout/holdout.csv",
            "prices/prices.bin",
            "train/dt=2026-11-20/_SUCCESS",
            "train/dt=2026-11-20/a.csv",
            "train/dt=2026-11-21/b.csv");
    assertThat(fact(evidence, "train").snapshot())
        .isEqualTo("pvc://models/churn/churn-1/data/train/");
    assertThat(fact(evidence, "train").digest())
        .isEqualTo(Container.digestByHand(kept.resolve("train")));
    assertThat(fact(evidence, "prices").snapshot())
        .isEqualTo("pvc://models/churn/churn-1/data/prices/prices.bin");
    assertThat(fact(evidence, "prices").digest())
        .isEqualTo(Sha256.of(kept.resolve("prices/prices.bin")));
    assertThat(fact(evidence, "holdout").snapshot())
        .isEqualTo("pvc://models/churn/churn-1/data/holdout/holdout.csv");
    assertThat(fact(evidence, "holdout").digest())
        .isEqualTo(Sha256.of(kept.resolve("holdout/holdout.csv")));
    assertThat(container.partialDirectory()).doesNotExist();
  }

  @Test
  void aRunThatReadsTheSnapshotGetsThePinnedData() throws StepFailure, IOException {
    run.fetchAll();
    Evidence evidence = run.publish(run.stage());
    List<Channel> pinned =
        evidence.datasets().stream()
            .map(
                fact ->
                    new Channel(
                        fact.name(),
                        Objects.requireNonNull(fact.snapshot()),
                        "Opaque",
                        null,
                        fact.digest(),
                        null))
            .toList();
    OutputPlace again =
        new OutputPlace("pvc://models/churn", "again", "uid-2", "hash-2", 1 << 20, null);

    StepResult result =
        new FetchStep(container.roots(), HttpLimits.USUAL)
            .run(new FetchInput(again, Map.of(), pinned, KeptRun.AS_OF, List.of()));

    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
  }

  @Test
  void onlyWhatShallBeKeptIsKept() throws StepFailure, IOException {
    run.fetch(KeptRun.train(true), KeptRun.prices(false), KeptRun.holdout(false));

    Evidence evidence = run.publish(run.stage());

    assertThat(Container.files(container.finalDirectory().resolve("data")))
        .allMatch(name -> name.startsWith("train/"));
    assertThat(fact(evidence, "prices").snapshot()).isNull();
    assertThat(fact(evidence, "holdout").snapshot()).isNull();
  }

  @Test
  void withoutTheWishThereIsNoSuchDirectory() throws StepFailure, IOException {
    run.fetch(KeptRun.train(false), KeptRun.holdout(false));

    run.publish(run.stage());

    assertThat(container.finalDirectory().resolve("data")).doesNotExist();
    assertThat(container.read(container.finalDirectory().resolve("evidence.json")))
        .doesNotContain("snapshot");
  }

  @Test
  void noContainerOfAUserSeesAKeptHoldOut() throws StepFailure, IOException {
    run.fetchAll();

    assertThat(Container.files(container.roots().input())).noneMatch(f -> f.contains("holdout"));
    assertThat(Container.files(container.roots().rows()))
        .containsExactly("cairn_predict.py", "holdout/rows.jsonl");
    assertThat(Container.files(container.roots().labels()))
        .containsExactly("holdout/data/holdout.csv", "holdout/labels.parquet");
  }

  @Test
  void stageSaysWhatItKeptAndThatItIsStillInvisible() throws StepFailure, IOException {
    run.fetchAll();

    StepResult staged = run.stage();

    assertThat(staged.message()).contains("; kept beside it: train, prices, holdout (");
    assertThat(container.finalDirectory()).doesNotExist();
    assertThat(Container.files(container.partialDirectory())).contains("data/prices/prices.bin");
  }

  @Test
  void theSizeOfTheDataDoesNotCountAgainstTheModels() throws StepFailure, IOException {
    container.put(
        container.claim("data"),
        "train/dt=2026-11-21/b.csv",
        "tenure,churned\n" + "1,1\n".repeat(99));
    KeptRun small = run(Container.output(Container.SPEC_HASH, "weights".length()));
    small.fetchAll();

    small.publish(small.stage());

    assertThat(container.finalDirectory().resolve("data/train")).exists();
  }

  @Test
  void anotherAttemptOfStageReplacesWhatWasKept() throws StepFailure, IOException {
    run.fetchAll();
    container.put(container.partialDirectory(), "data/train/old.csv", "0");

    run.publish(run.stage());

    assertThat(Container.files(container.finalDirectory().resolve("data/train")))
        .doesNotContain("old.csv");
  }

  @Test
  void aRerunOfPublishLosesNothing() throws StepFailure, IOException {
    run.fetchAll();
    StepResult staged = run.stage();
    Evidence first = run.publish(staged);

    Evidence second = run.publish(staged, new LocalFiles());

    assertThat(second).isEqualTo(first);
    assertThat(container.finalDirectory().resolve("data/prices/prices.bin")).hasContent("1 2 3");
  }

  @Test
  void fetchNamesTheSnapshotInItsReportOnly() throws StepFailure, IOException {
    run.fetchAll();

    assertThat(container.read(container.roots().work().resolve(FetchReport.FILE)))
        .contains("\"snapshot\":\"pvc://models/churn/churn-1/data/train/\"");
    assertThat(container.read(container.roots().input().resolve("config/inputdataconfig.json")))
        .doesNotContain("snapshot", "models");
  }
}
