package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.Workload;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.ConcurrentTest;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * What people and platforms do to a run that is under way, in a namespace that enforces Pod
 * Security "restricted".
 */
final class InterruptionsIT {
  private static final int SECONDS = 180;
  private static final String[] TRAINS_LATE = {"python3", "-m", "churn.faults", "sleep", "8"};

  private static Scene scene;

  @BeforeAll
  static void prepareData() {
    scene =
        Scene.open(
                "interrupted",
                Map.of(
                    "pod-security.kubernetes.io/enforce", "restricted",
                    "pod-security.kubernetes.io/enforce-version", "latest"))
            .withChurnData();
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static List<ModelVersion> versionsOf(LiveRun run) {
    return Cluster.client()
        .resources(ModelVersion.class)
        .inNamespace(run.namespace())
        .list()
        .getItems()
        .stream()
        .filter(
            version ->
                version
                    .getSpec()
                    .artifact()
                    .uri()
                    .equals("pvc://models/churn/%s/model/".formatted(run.name())))
        .toList();
  }

  private static void suspend(LiveRun run, boolean suspended) {
    Cluster.kubectl(
        "-n",
        run.namespace(),
        "patch",
        "trainingrun",
        run.name(),
        "--type=merge",
        "--patch={\"spec\":{\"suspend\":%s}}".formatted(suspended));
  }

  @ConcurrentTest
  void startsOverWithTheSameJobWhenItIsResumed() {
    LiveRun run = scene.start(ChurnRun.named("held").trainer(TRAINS_LATE));
    run.awaitContainer("train", SECONDS);
    String job = run.jobs().getFirst().getMetadata().getUid();

    suspend(run, true);
    run.awaitUntil(
        "it is suspended and its pods are gone",
        SECONDS,
        () -> {
          assertThat(run.status().state()).isEqualTo(RunState.SUSPENDED);
          assertThat(run.pods()).isEmpty();
        });
    suspend(run, false);

    assertThat(run.awaitEnd(RunState.SUCCEEDED, SECONDS).workloads())
        .filteredOn(workload -> workload.role() == Workload.Role.TRAIN)
        .extracting(Workload::uid)
        .containsExactly(job);
    assertThat(run.jobs()).hasSize(2);
    assertThat(versionsOf(run)).hasSize(1);
  }

  @ConcurrentTest
  void takesItsPodsAlongWhenItIsDeletedAndLeavesNothingThatLooksPublished() {
    LiveRun run =
        scene.start(
            ChurnRun.named("withdrawn").trainer("python3", "-m", "churn.faults", "sleep", "60"));
    run.awaitContainer("train", SECONDS);

    run.resource().delete();

    run.awaitUntil(
        "Job and pods are gone",
        SECONDS,
        () -> {
          assertThat(
                  Cluster.client()
                      .batch()
                      .v1()
                      .jobs()
                      .inNamespace(run.namespace())
                      .withName(run.name())
                      .get())
              .isNull();
          assertThat(podsNamed(run)).isEmpty();
        });
    assertThat(scene.shell("models", "ls -A /claim/churn 2>/dev/null || true").lines())
        .doesNotContain(run.name());
    assertThat(run.version().get()).isNull();
  }

  @ConcurrentTest
  void trainsInAnotherPodWhenItsPodIsKilled() {
    LiveRun run = scene.start(ChurnRun.named("hunted").trainer(TRAINS_LATE));
    run.awaitContainer("train", SECONDS);

    podsNamed(run).forEach(pod -> Cluster.client().resource(pod).withGracePeriod(0).delete());

    assertThat(run.awaitEnd(RunState.SUCCEEDED, SECONDS).attempts()).isEqualTo(2);
    assertThat(versionsOf(run)).hasSize(1);
    assertThat(scene.shell("models", "ls -A /claim/churn").lines())
        .filteredOn(entry -> entry.startsWith(run.name()))
        .containsExactly(run.name());
  }

  @ConcurrentTest
  void publishesOnceThoughThePodThatPublishesIsKilled() {
    LiveRun run = scene.start(ChurnRun.named("stubborn"));
    run.awaitContainer("publish", SECONDS);

    List<Pod> publishing =
        podsNamed(run).stream()
            .filter(pod -> pod.getMetadata().getName().contains("-evaluate-"))
            .toList();
    assertThat(publishing).hasSize(1);
    Cluster.client().resource(publishing.getFirst()).withGracePeriod(0).delete();

    String digest = requireNonNull(run.awaitEnd(RunState.SUCCEEDED, SECONDS).artifact()).digest();
    assertThat(versionsOf(run))
        .singleElement()
        .satisfies(version -> assertThat(version.getSpec().artifact().digest()).isEqualTo(digest));
    assertThat(scene.shell("models", "ls -A /claim/churn").lines())
        .filteredOn(entry -> entry.startsWith(run.name()))
        .containsExactly(run.name());
  }

  @ConcurrentTest
  void trainsUnderTheLongestNameThatKubernetesAllows() {
    LiveRun run = scene.start(ChurnRun.named("long-" + "x".repeat(248)));

    assertThat(run.awaitEnd(RunState.SUCCEEDED, SECONDS).modelVersion()).isEqualTo(run.name());
    assertThat(versionsOf(run)).hasSize(1);
  }

  @ConcurrentTest
  void trainsWhereOnlyRestrictedPodsAreAdmitted() {
    assertThat(
            Cluster.client()
                .namespaces()
                .withName(scene.namespace())
                .get()
                .getMetadata()
                .getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");

    scene.start(ChurnRun.named("confined")).awaitEnd(RunState.SUCCEEDED, SECONDS);
  }

  private static List<Pod> podsNamed(LiveRun run) {
    return Cluster.client().pods().inNamespace(run.namespace()).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getName().startsWith(run.name() + "-"))
        .toList();
  }
}
