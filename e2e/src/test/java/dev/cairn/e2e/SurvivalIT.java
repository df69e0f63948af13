package dev.cairn.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What was trained stays trained: without its Jobs, without a status, and as a new object of the
 * same YAML.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurvivalIT {
  private static final String PUBLISHED_WHEN =
      "cd /claim/churn/lasting && find . -type f -exec stat -c '%n %y %i' {} + | sort";

  private static Scene scene;
  private static LiveRun run;
  private static TrainingRunStatus trained;
  private static ModelVersionStatus registered;

  @BeforeAll
  static void trainOnce() {
    scene = Scene.open("e2e-survival").withChurnData();
    run = scene.start(ChurnRun.named("lasting"));
    trained = run.awaitEnd(RunState.SUCCEEDED, 180);
    registered = awaitAvailable();
  }

  @AfterAll
  static void leave() {
    scene.close();
  }

  @Test
  @Order(1)
  void startsNothingWhenItsJobsExpire() {
    scene.kubectl(
        "",
        "patch",
        "trainingrun",
        "lasting",
        "--type=merge",
        "-p",
        "{\"spec\":{\"ttlAfterFinished\":\"0s\"}}");

    run.awaitUntil("its Jobs are gone", 60, () -> assertThat(run.jobs()).isEmpty());

    run.awaitUntil(
        "the edit was seen",
        30,
        () ->
            assertThat(run.status().observedGeneration())
                .isEqualTo(run.resource().get().getMetadata().getGeneration()));
    assertThat(run.jobs()).isEmpty();
    assertThat(run.status().state()).isEqualTo(RunState.SUCCEEDED);
    trained = run.status();
  }

  @Test
  @Order(2)
  void isAsItWasWhenEveryStatusIsWiped() {
    wipe(run.resource());
    wipe(run.version());

    run.awaitUntil(
        "the run's status is back", 60, () -> assertThat(run.status()).isEqualTo(trained));
    assertSameRegistry(awaitAvailable());
    assertThat(run.jobs()).as("a second training").isEmpty();
  }

  @Test
  @Order(3)
  void isAsItWasWhenObjectsAreMadeAnewFromTheirYaml() {
    TrainingRun runYaml = asYaml(run.resource().get());
    ModelVersion versionYaml = asYaml(run.version().get());
    run.resource().delete();
    run.version().delete();
    run.awaitUntil("both are gone", 60, () -> assertThat(run.resource().get()).isNull());
    run.awaitUntil("both are gone", 60, () -> assertThat(run.version().get()).isNull());

    Cluster.client().resource(runYaml).create();
    Cluster.client().resource(versionYaml).create();

    TrainingRunStatus status = run.awaitEnd(RunState.SUCCEEDED, 60);
    assertThat(status.artifact()).isEqualTo(trained.artifact());
    assertThat(status.evidence()).isEqualTo(trained.evidence());
    assertThat(status.completionTime()).isEqualTo(trained.completionTime());
    assertSameRegistry(awaitAvailable());
    assertThat(run.jobs()).as("a second training").isEmpty();
  }

  @Test
  @Order(4)
  void registersWhatIsPublishedWithoutTrainingInAClusterThatKnowsOnlyTheRun() {
    String written = scene.shell("models", PUBLISHED_WHEN);
    ModelVersion before = run.version().get();
    TrainingRun runYaml = asYaml(run.resource().get());
    runYaml.getMetadata().setLabels(null);
    runYaml.getMetadata().setAnnotations(null);
    run.resource().delete();
    run.version().delete();
    run.awaitUntil("both are gone", 60, () -> assertThat(run.resource().get()).isNull());
    run.awaitUntil("both are gone", 60, () -> assertThat(run.version().get()).isNull());
    Cluster.client().apps().controllerRevisions().inNamespace(scene.namespace()).delete();

    Cluster.client().resource(runYaml).create();

    run.awaitEnd(RunState.SUCCEEDED, 180);
    ModelVersionStatus found = awaitAvailable();
    assertThat(found.provenance())
        .as("nobody here saw it being made")
        .isEqualTo(Provenance.IMPORTED);
    assertThat(found.metrics()).isEqualTo(registered.metrics());
    assertThat(run.version().get().getSpec()).isEqualTo(before.getSpec());
    assertThat(scene.shell("models", PUBLISHED_WHEN))
        .as("files of the artifact")
        .isEqualTo(written);
  }

  private static void assertSameRegistry(ModelVersionStatus now) {
    assertThat(now.provenance()).isEqualTo(registered.provenance());
    assertThat(now.source()).isEqualTo(registered.source());
    assertThat(now.metrics()).isEqualTo(registered.metrics());
    assertThat(now.stage()).isEqualTo(registered.stage());
  }

  private static ModelVersionStatus awaitAvailable() {
    run.awaitUntil(
        "the version is available",
        60,
        () -> {
          ModelVersion version = run.version().get();
          assertThat(version).isNotNull();
          assertThat(version.getStatus()).isNotNull();
          assertThat(version.getStatus().state()).isEqualTo(VersionState.AVAILABLE);
        });
    return run.version().get().getStatus();
  }

  private static <T extends HasMetadata> T asYaml(T object) {
    object.setMetadata(
        new ObjectMetaBuilder()
            .withName(object.getMetadata().getName())
            .withNamespace(object.getMetadata().getNamespace())
            .withLabels(object.getMetadata().getLabels())
            .withAnnotations(object.getMetadata().getAnnotations())
            .build());
    return object;
  }

  /** As a restored backup or a rebuilt cluster leaves it. */
  private static <T extends HasMetadata> void wipe(Resource<T> object) {
    Cluster.kubectl(
        "-n",
        object.get().getMetadata().getNamespace(),
        "patch",
        object.get().getFullResourceName(),
        object.get().getMetadata().getName(),
        "--subresource=status",
        "--type=json",
        "-p",
        "[{\"op\":\"remove\",\"path\":\"/status\"}]");
  }
}
