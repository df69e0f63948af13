package dev.cairn.controller.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.StagedReports;
import dev.cairn.controller.training.Runs;
import dev.cairn.controller.training.champion.ChampionPolicy;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.crds.registry.ModelVersion;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who sees what in the pods of an evaluated run: a gate proves nothing that a user could write. */
class EvaluatedPodTest {
  private static final Trained TRAINED =
      new Trained(
          Optional.of(new ArtifactRef("pvc://models/churn/churn-a/model/", "sha256:ab", 1, null)),
          Optional.empty(),
          Optional.empty(),
          Optional.of(new StagedReports("sha256:77")));

  static Job train() {
    return TrainJobManifest.of(Runs.that(Runs.evaluated("{}")));
  }

  private static Job evaluate(@Nullable String trouble, ModelVersion... versions) {
    RunCase that = Runs.that(Runs.evaluated("{}"), Runs.among(versions));
    return EvaluateJobManifest.of(that, 1, TRAINED, ChampionPolicy.of(that, trouble));
  }

  static Job withChampion() {
    return evaluate(null, Runs.champion("churn-0"));
  }

  /** Paths that a container sees, and what it may do there. */
  private static Map<String, String> paths(Job job, String name) {
    Map<String, String> paths = new TreeMap<>();
    for (VolumeMount mount : container(job, name).getVolumeMounts()) {
      paths.put(
          mount.getMountPath(), Boolean.TRUE.equals(mount.getReadOnly()) ? "reads" : "writes");
    }
    return paths;
  }

  private static Container container(Job job, String name) {
    return containers(job).filter(one -> one.getName().equals(name)).findFirst().orElseThrow();
  }

  private static Stream<Container> containers(Job job) {
    var pod = job.getSpec().getTemplate().getSpec();
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
  }

  @Test
  void theTrainerSeesNoEvaluationSet() {
    assertThat(paths(train(), "train"))
        .isEqualTo(
            Map.of(
                "/opt/ml/input", "reads",
                "/opt/ml/model", "writes",
                "/opt/ml/output", "writes",
                "/tmp", "writes"));
  }

  @Test
  void whatPredictsSeesRowsAndTheModelAndNoLabels() {
    assertThat(paths(train(), "predict"))
        .isEqualTo(
            Map.of(
                "/opt/ml/model", "reads",
                "/cairn/rows", "reads",
                "/cairn/predictions", "writes",
                "/tmp", "writes"));
    assertThat(container(train(), "predict").getEnvFrom()).isEmpty();
  }

  @Test
  void theLabelsAreBetweenFetchAndStageOnly() {
    assertThat(containers(train()).map(Container::getName))
        .containsExactly("fetch", "train", "predict", "stage");
    assertThat(paths(train(), "fetch")).containsEntry("/cairn/labels", "writes");
    assertThat(paths(train(), "stage"))
        .containsEntry("/cairn/labels", "reads")
        .containsEntry("/cairn/predictions", "reads")
        .containsEntry("/cairn/rows", "reads");
  }

  @Test
  void theChampionSeesItsModelAndRowsAndNoClaim() {
    Job job = withChampion();

    assertThat(containers(job).map(Container::getName))
        .containsExactly("gather", "predict-champion", "publish");
    assertThat(paths(job, "predict-champion"))
        .isEqualTo(
            Map.of(
                "/opt/ml/model", "reads",
                "/cairn/rows", "reads",
                "/cairn/predictions", "writes",
                "/tmp", "writes"));
    assertThat(paths(job, "gather"))
        .containsEntry("/cairn/claims/models", "reads")
        .containsEntry("/cairn/claims/old-models", "reads")
        .doesNotContainKey("/cairn/predictions");
    assertThat(paths(job, "publish"))
        .containsEntry("/cairn/claims/models", "writes")
        .containsEntry("/cairn/claims/old-models", "reads")
        .containsEntry("/cairn/predictions", "reads");
  }

  @Test
  void aChampionThatCannotPredictHasNoContainerAndNoClaimOfItsOwn() {
    Job job = evaluate("its claim is gone", Runs.champion("churn-0"));

    assertThat(containers(job).map(Container::getName)).containsExactly("publish");
    assertThat(paths(job, "publish"))
        .isEqualTo(Map.of("/cairn/claims/models", "writes", "/tmp", "writes"));
  }

  @Test
  void withoutAChampionOnlyPublishWorks() {
    assertThat(containers(evaluate(null)).map(Container::getName)).containsExactly("publish");
  }
}
