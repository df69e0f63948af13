package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Source;
import dev.cairn.crds.registry.Trust;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.RunStep;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both examples, applied as their READMEs tell a person to, on real pods; and what can be found out
 * afterwards about where a model comes from.
 */
final class ExampleIT {
  private static Scene scene;
  private static StatusTrail trail;
  private static LiveRun churn;
  private static LiveRun diagnosis;
  private static PublishedFiles onDisk;

  @BeforeAll
  static void applyTheExamples() {
    scene = Scene.open("example");
    scene.apply("churn/00-data.yaml");
    scene.apply("diagnosis/00-data.yaml");
    scene.awaitJob("churn-data-generate");
    scene.awaitJob("diagnosis-data-export");
    churn = scene.run("churn-baseline");
    diagnosis = scene.run("diagnosis-baseline");
    trail = StatusTrail.follow(churn);
    scene.apply("churn/01-trainingrun.yaml");
    scene.apply("diagnosis/01-trainingrun.yaml");
    churn.awaitEnd(RunState.SUCCEEDED, 180);
    diagnosis.awaitEnd(RunState.SUCCEEDED, 180);
    awaitAvailable(churn);
    awaitAvailable(diagnosis);
    onDisk = PublishedFiles.read(scene);
  }

  @AfterAll
  static void close() {
    trail.close();
    scene.close();
  }

  private static void awaitAvailable(LiveRun run) {
    run.awaitUntil(
        "its version is available",
        30,
        () -> {
          ModelVersion version = run.version().get();
          assertThat(version).isNotNull();
          assertThat(version.getStatus().state()).isEqualTo(VersionState.AVAILABLE);
        });
  }

  private static Source source(LiveRun run) {
    return requireNonNull(run.version().get().getStatus().source());
  }

  @Test
  void digestsInTheRegistryAreThoseOfSha256sum() {
    assertThat(requireNonNull(churn.status().artifact()).digest())
        .isEqualTo(onDisk.found("churn.model"));
    assertThat(churn.version().get().getSpec().artifact().digest())
        .isEqualTo(onDisk.found("churn.model"));
    assertThat(requireNonNull(churn.version().get().getSpec().evidence()).digest())
        .isEqualTo(onDisk.found("churn.evidence"));
    assertThat(diagnosis.version().get().getSpec().artifact().digest())
        .isEqualTo(onDisk.found("diagnosis.model"));
    assertThat(requireNonNull(diagnosis.version().get().getSpec().evidence()).digest())
        .isEqualTo(onDisk.found("diagnosis.evidence"));
  }

  @Test
  void directoryHoldsExactlyWhatIsPublished() {
    assertThat(onDisk.found("churn.files").split(" "))
        .containsExactly(
            "evidence.json",
            "model",
            "modelversion.yaml",
            "predictions",
            "profile.json",
            "result.json",
            "rowfilter.bin");
  }

  @Test
  void versionTellsFromWhichDataItWasMade() {
    Source source = source(churn);
    ResolvedDataset train = source.datasets().getFirst();

    assertThat(source.trainingRun()).isEqualTo("churn-baseline");
    assertThat(source.datasets())
        .extracting(ResolvedDataset::name)
        .containsExactly("train", "holdout", "recent");
    assertThat(train.name()).isEqualTo("train");
    assertThat(train.uri()).isEqualTo("pvc://churn-data/train/");
    assertThat(train.digest()).isEqualTo(onDisk.found("churn.train"));
    assertThat(train.rows()).isEqualTo(20_000L);
  }

  @Test
  void versionTellsWhichImageAndParametersMadeIt() {
    Source source = source(churn);
    String ran =
        churn.pods().stream()
            .flatMap(pod -> pod.getStatus().getInitContainerStatuses().stream())
            .filter(status -> status.getName().equals("train"))
            .map(ContainerStatus::getImageID)
            .findFirst()
            .orElseThrow();

    assertThat(ran).endsWith(requireNonNull(requireNonNull(source.image()).digest()));
    assertThat(source.parameters())
        .isEqualTo(
            Map.of("model", "boosting", "max_depth", "6", "learning_rate", "0.1", "seed", "7"));
  }

  @Test
  void whatWasMeasuredIsVerifiedAndWhatWasSaidIsDeclared() {
    ModelVersion version = churn.version().get();

    assertThat(version.getStatus().provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(source(churn).facts())
        .containsEntry("artifact", Trust.VERIFIED)
        .containsEntry("datasets", Trust.VERIFIED)
        .containsEntry("image", Trust.VERIFIED)
        .containsEntry("metrics", Trust.VERIFIED);
    assertThat(version.getSpec().stage()).isEqualTo("Staging");
    assertThat(version.getStatus().stage()).isEqualTo("Staging");
  }

  @Test
  void bothObjectsAreReadyInTheWordsOfKstatus() {
    TrainingRunStatus status = churn.status();

    assertThat(status.step()).isEqualTo(RunStep.PUBLISHED);
    assertThat(status.observedGeneration()).isEqualTo(1L);
    assertThat(status.conditions())
        .allSatisfy(
            condition -> {
              assertThat(condition.status()).isEqualTo(StatusCondition.TRUE);
              assertThat(condition.observedGeneration()).isEqualTo(1L);
            })
        .extracting(StatusCondition::type)
        .containsExactlyInAnyOrder("Ready", "Finished", "Succeeded");
    assertThat(churn.version().get().getStatus().conditions())
        .allMatch(condition -> condition.status().equals(StatusCondition.TRUE))
        .extracting(StatusCondition::type)
        .contains("Ready", "ArtifactVerified", "EvidenceVerified", "StageEffective");
  }

  @Test
  void saysThatItIsReconcilingUntilItHasEnded() {
    assertThat(trail.beforeTheEnd())
        .isNotEmpty()
        .allSatisfy(
            status -> {
              assertThat(StatusTrail.value(status, "Ready")).contains(StatusCondition.UNKNOWN);
              assertThat(StatusTrail.value(status, "Reconciling")).contains(StatusCondition.TRUE);
              assertThat(StatusTrail.value(status, "Stalled")).isEmpty();
            });
  }

  @Test
  void eventsTellTheStory() {
    assertThat(churn.events())
        .extracting(event -> event.getInvolvedObject().getKind() + " " + event.getReason())
        .contains(
            "TrainingRun Pending",
            "TrainingRun Running",
            "TrainingRun Completed",
            "ModelVersion Verified");
  }

  @Test
  void kubectlWaitReturnsOnceTheRunHasFinished() {
    assertThat(
            scene.kubectl(
                "", "wait", "--for=condition=Finished", "trun/churn-baseline", "--timeout=5s"))
        .contains("condition met");
  }

  @Test
  void kubectlDescribeShowsDigestAndRun() {
    assertThat(scene.kubectl("", "describe", "mver", "churn-baseline"))
        .contains(onDisk.found("churn.model"), onDisk.found("churn.train"), "good-enough")
        .containsPattern("Training Run: +churn-baseline");
  }

  @Test
  void yamlBesideTheArtifactRebuildsTheVersionElsewhere() {
    try (Scene elsewhere = Scene.open("elsewhere")) {
      elsewhere.kubectl(
          scene.shell("models", "cat /claim/churn/churn-baseline/modelversion.yaml"),
          "apply",
          "-f",
          "-");

      assertThat(elsewhere.run("churn-baseline").version().get().getSpec())
          .isEqualTo(churn.version().get().getSpec());
    }
  }
}
