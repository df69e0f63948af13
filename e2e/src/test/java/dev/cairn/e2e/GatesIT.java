package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.GateOutcome;
import dev.cairn.crds.model.SignatureColumn;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.ProfileColumn;
import dev.cairn.crds.training.RunState;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The story of examples/churn/README.md: a good model, a weak one, one that is worse than the
 * champion, and one of a changed world; scored by the platform on real pods. Every figure is seeded
 * and comes out the same each time.
 */
final class GatesIT {
  private static final int SECONDS = 300;

  private static Scene scene;
  private static LiveRun baseline;
  private static LiveRun weak;
  private static LiveRun worse;
  private static LiveRun changed;
  private static LiveRun again;

  @BeforeAll
  static void tellTheStory() {
    scene = Scene.open("gates").withChurnData();
    baseline = scene.run("churn-baseline");
    weak = scene.run("churn-weak");
    worse = scene.run("churn-worse");
    changed = scene.run("churn-changed-world");
    again = scene.run("churn-again");
    scene.apply("churn/01-trainingrun.yaml");
    baseline.awaitEnd(RunState.SUCCEEDED, SECONDS);
    promoteBaseline();
    // None of these waits for another one.
    scene.apply("churn/02-weak.yaml");
    scene.apply("churn/03-worse.yaml");
    scene.apply("churn/04-changed-world.yaml");
    scene.script(
        "set -o pipefail; examples/reproduce.sh churn-baseline churn-again -n %1$s | kubectl create -n %1$s -f -"
            .formatted(scene.namespace()));
    weak.awaitEnd(RunState.REJECTED, SECONDS);
    worse.awaitEnd(RunState.REJECTED, SECONDS);
    changed.awaitEnd(RunState.SUCCEEDED, SECONDS);
    again.awaitEnd(RunState.SUCCEEDED, SECONDS);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static void promoteBaseline() {
    scene.kubectl(
        "",
        "patch",
        "mver",
        "churn-baseline",
        "--type=merge",
        "-p",
        "{\"spec\":{\"stage\":\"Production\"}}");
    baseline.awaitUntil(
        "it is in production",
        30,
        () -> assertThat(version(baseline).stage()).isEqualTo("Production"));
  }

  private static ModelVersionStatus version(LiveRun run) {
    ModelVersion version = run.version().get();
    assertThat(version).isNotNull();
    assertThat(version.getStatus()).isNotNull();
    return version.getStatus();
  }

  private static EvaluationOutcome evaluation(LiveRun run) {
    return requireNonNull(run.status().evaluation());
  }

  private static GateOutcome gate(LiveRun run, String name) {
    return evaluation(run).gates().stream()
        .filter(gate -> gate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double value(GateOutcome gate) {
    return requireNonNull(gate.value());
  }

  @Test
  void goodModelPassesEveryGateAndItsVersionTellsTheWholeStory() {
    assertThat(evaluation(baseline).gates())
        .hasSize(5)
        .allMatch(gate -> gate.verdict() == GateOutcome.Verdict.PASSED);
    assertThat(scene.kubectl("", "get", "trun", "churn-baseline")).contains("5/5", "auc 0.86");

    ModelVersionStatus version = version(baseline);
    assertThat(requireNonNull(version.evaluation())).isEqualTo(evaluation(baseline));
    assertThat(version.score()).startsWith("auc 0.86");
    assertThat(requireNonNull(version.profile()).columns())
        .extracting(ProfileColumn::name)
        .contains("tenure", "contract", "churned", "prediction", "score");
    assertThat(requireNonNull(version.signature()).inputs())
        .extracting(SignatureColumn::name)
        .contains("tenure", "contract")
        .doesNotContain("churned");
    assertThat(requireNonNull(version.rowFilter()).digest()).startsWith("sha256:");
    assertThat(requireNonNull(version.runtime()).image()).isNotNull();
    assertThat(scene.kubectl("", "describe", "mver", "churn-baseline"))
        .contains(
            "good-enough",
            "finds-leavers-of-every-contract",
            "attested: TrainingRun churn-baseline",
            requireNonNull(version.source()).datasets().getFirst().digest());
  }

  @Test
  void everyDigestOfAVersionIsThatOfItsFile() {
    ModelVersionStatus version = version(baseline);

    assertThat(sha256sum("profile.json")).isEqualTo(requireNonNull(version.profile()).digest());
    assertThat(sha256sum("rowfilter.bin")).isEqualTo(requireNonNull(version.rowFilter()).digest());
  }

  private static String sha256sum(String file) {
    String path = "/claim/churn/churn-baseline/" + file;
    return "sha256:" + scene.shell("models", "sha256sum " + path + " | cut -d ' ' -f 1").strip();
  }

  @Test
  void weakModelIsRejectedInWordsThatNeedNoStatistician() {
    GateOutcome good = gate(weak, "good-enough");

    assertThat(good.verdict()).isEqualTo(GateOutcome.Verdict.FAILED);
    assertThat(value(good)).isBetween(0.77, 0.79);
    assertThat(good.message())
        .contains("auc is 0.78", "95 % interval", "below the least allowed 0.8");
    assertThat(gate(weak, "finds-leavers-of-every-contract").message()).contains("contract=yearly");
    assertThat(weak.message()).contains("good-enough");
    assertThat(weak.version().get()).as("a version of a rejected run").isNull();
  }

  @Test
  void modelThatIsWorseThanTheChampionIsRejectedWithBothValuesAndTheInterval() {
    GateOutcome notWorse = gate(worse, "not-worse");

    assertThat(gate(worse, "good-enough").verdict()).isEqualTo(GateOutcome.Verdict.PASSED);
    assertThat(evaluation(worse).champion()).isEqualTo("churn-baseline");
    assertThat(notWorse.verdict()).isEqualTo(GateOutcome.Verdict.FAILED);
    assertThat(value(notWorse)).isBetween(0.84, 0.85);
    assertThat(requireNonNull(notWorse.champion())).isBetween(0.86, 0.87);
    assertThat(requireNonNull(notWorse.high()) - requireNonNull(notWorse.champion()))
        .as("upper end of the interval of the difference")
        .isLessThan(-0.005);
    assertThat(requireNonNull(notWorse.message()))
        .contains("0.848", "0.863", "95 % interval", "more than the allowed drop of 0.005");
    assertThat(worse.version().get()).as("a version of a rejected run").isNull();
  }

  @Test
  void modelOfAChangedWorldPassesWhereTheOldHoldOutAloneWouldRefuseIt() {
    assertThat(evaluation(changed).passed()).isTrue();
    assertThat(value(gate(changed, "good-enough"))).isBetween(0.84, 0.87);
    assertThat(requireNonNull(gate(changed, "not-worse").champion())).isBetween(0.54, 0.58);
    assertThat(value(gate(changed, "floor")))
        .as("on the old hold-out, where churn-baseline asks for 0.80")
        .isBetween(0.6, 0.65);
  }

  @Test
  void runMadeFromTheRegistryMakesTheSameArtifact() {
    assertThat(requireNonNull(again.status().artifact()).digest())
        .isEqualTo(requireNonNull(baseline.status().artifact()).digest());
    assertThat(requireNonNull(again.status().metrics())).isEqualTo(baseline.status().metrics());
  }

  @Test
  void labelsAndHalfPublishedDirectoriesAreGone() {
    assertThat(scene.shell("models", "cd /claim/churn && ls -A | LC_ALL=C sort | xargs").strip())
        .as(
            "what was judged, good or not; a rejected model stays where it is and is not registered")
        .isEqualTo("churn-again churn-baseline churn-changed-world churn-weak churn-worse");
    assertThat(
            scene.shell("models", "find /claim -name 'labels*' -o -name 'rows*' | xargs").strip())
        .isEmpty();
  }

  @Test
  void yamlOfAVersionHoldsWhatIsNeededToMakeItAgain() {
    String yaml = Serialization.asYaml(baseline.version().get());

    assertThat(yaml)
        .contains(requireNonNull(baseline.status().artifact()).digest())
        .contains(requireNonNull(baseline.status().evidence()).digest());
    baseline
        .status()
        .datasets()
        .forEach(data -> assertThat(yaml).contains(requireNonNull(data.digest())));
    assertThat(yaml).contains("recipe:", Cluster.image("churn"));
  }
}
