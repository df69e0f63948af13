package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.training.RunState;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Versions that no run of their name made here: read by a worker pod, and worth what their digests
 * say.
 */
final class ImportIT {
  private static final int SECONDS = 120;

  private static Scene scene;
  private static LiveRun run;

  @BeforeAll
  static void trainAndCopy() {
    scene = Scene.open("import").withChurnData();
    run = scene.start(ChurnRun.named("made-here").with("datasets.0.keep", "Snapshot"));
    run.awaitEnd(RunState.SUCCEEDED, SECONDS);
    scene.shell(
        "models",
        """
        cd /claim
        for copy in moved forged tampered; do cp -r churn/made-here $copy; done
        sed -i 's/"auc":0.8/"auc":0.9/' forged/evidence.json
        printf x >> tampered/model/metadata.json
        """);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  /** The YAML that publish wrote, under another name, with its files elsewhere. */
  private static String yaml(String name, String directory) {
    return scene
        .shell("models", "cat /claim/churn/made-here/modelversion.yaml")
        .replace("name: made-here", "name: " + name)
        .replace("name: \"made-here\"", "name: " + name)
        .replace("pvc://models/churn/made-here/", "pvc://models/" + directory + "/");
  }

  private static ModelVersionStatus imported(String name, String directory, VersionState wanted) {
    scene.kubectl(yaml(name, directory), "apply", "-f", "-");
    LiveRun version = scene.run(name);
    version.awaitUntil(
        "it is " + wanted, SECONDS, () -> assertThat(status(version).state()).isEqualTo(wanted));
    return status(version);
  }

  private static ModelVersionStatus status(LiveRun named) {
    ModelVersion version = named.version().get();
    assertThat(version).isNotNull();
    assertThat(version.getStatus()).isNotNull();
    return version.getStatus();
  }

  private static StatusCondition condition(ModelVersionStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void versionWhoseDigestsHoldIsImportedWithItsWholeStory() {
    ModelVersionStatus status = imported("from-elsewhere", "moved", VersionState.AVAILABLE);
    ModelVersionStatus made = status(run);

    assertThat(status.provenance()).isEqualTo(Provenance.IMPORTED);
    assertThat(made.provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(status.evaluation()).isEqualTo(made.evaluation());
    assertThat(requireNonNull(status.source()).recipe())
        .isEqualTo(requireNonNull(made.source()).recipe());
    assertThat(status.metrics()).isEqualTo(made.metrics());
  }

  @Test
  void versionWithForgedEvidenceIsRejected() {
    ModelVersionStatus status = imported("with-forged-evidence", "forged", VersionState.REJECTED);

    assertThat(condition(status, "EvidenceVerified").reason()).isEqualTo("DigestMismatch");
    assertThat(condition(status, "EvidenceVerified").message())
        .contains("sha256:", "evidence.json");
    assertThat(status.evaluation()).as("what the forged file says").isNull();
  }

  @Test
  void versionWhoseArtifactWasTamperedWithIsRejected() {
    ModelVersionStatus status = imported("tampered-with", "tampered", VersionState.REJECTED);

    assertThat(condition(status, "ArtifactVerified").reason()).isEqualTo("DigestMismatch");
  }

  @Test
  void dataThatAreKeptAreThoseThatWereUsed() {
    assertThat(scene.directoryDigest("models", "churn/made-here/data/train"))
        .isEqualTo(run.status().datasets().getFirst().digest());
  }

  @Test
  void versionThatMovedIsVerifiedAgainAndStaysAttested() {
    run.awaitUntil(
        "it is available",
        60,
        () -> assertThat(status(run).state()).isEqualTo(VersionState.AVAILABLE));
    scene.kubectl(
        "",
        "patch",
        "mver",
        "made-here",
        "--type=merge",
        "-p",
        "{\"spec\":{\"artifact\":{\"uri\":\"pvc://models/moved/model/\"}}}");

    run.awaitUntil(
        "the new place is verified",
        SECONDS,
        () -> {
          ModelVersionStatus status = status(run);
          assertThat(status.observedGeneration())
              .isEqualTo(run.version().get().getMetadata().getGeneration());
          assertThat(condition(status, "ArtifactVerified").status())
              .isEqualTo(StatusCondition.TRUE);
          assertThat(condition(status, "ArtifactVerified").message()).contains("moved");
          assertThat(status.state()).isEqualTo(VersionState.AVAILABLE);
        });
    assertThat(status(run).provenance()).isEqualTo(Provenance.ATTESTED);
  }
}
