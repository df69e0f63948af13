package dev.cairn.controller.serving.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.contract.LoadInput;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StorageAccess;
import dev.cairn.controller.serving.Golden;
import dev.cairn.controller.serving.Served;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PredictorDeploymentManifestTest {
  private static final String COMMAND =
      """
      predictor: {command: [serve, "--cost=$(HOME)$5"], port: 9000, readinessPath: /up}
      pod: {sharedMemory: 1Gi, labels: {team: a}, topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]}
      timeout: 30s
      """;

  private static Deployment deployment(InferenceService service, ModelVersion version) {
    Revision revision = Served.revision(service, version);
    return PredictorDeploymentManifest.of(
        service, revision, RevisionRole.CANDIDATE, 2, Served.WORKER);
  }

  private static Deployment deployment(String spec) {
    return deployment(Served.service(spec), Served.version());
  }

  private static PodSpec pod(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec();
  }

  private static Container load(Deployment deployment) {
    assertThat(pod(deployment).getInitContainers()).hasSize(1);
    return pod(deployment).getInitContainers().getFirst();
  }

  private static Container server(Deployment deployment) {
    assertThat(pod(deployment).getContainers()).hasSize(1);
    return pod(deployment).getContainers().getFirst();
  }

  private static LoadInput input(Deployment deployment) throws IOException {
    String text =
        load(deployment).getEnv().stream()
            .filter(variable -> variable.getName().equals(StepPaths.INPUT_VARIABLE))
            .map(EnvVar::getValue)
            .findFirst()
            .orElseThrow();
    return ApiMapper.objectMapper().readValue(text, LoadInput.class);
  }

  @Test
  void aHandlersDeployment() throws IOException {
    Golden.compare("deployment-handler", deployment("{}"));
  }

  @Test
  void aCommandsDeployment() throws IOException {
    Golden.compare("deployment-command", deployment(COMMAND));
  }

  @Test
  void theServerSeesTheModelReadOnlyAndNothingOfTheWorkers() {
    Deployment deployment = deployment("{}");

    assertThat(server(deployment).getVolumeMounts())
        .extracting(VolumeMount::getMountPath, VolumeMount::getReadOnly)
        .containsExactlyInAnyOrder(
            tuple("/mnt/models", true), tuple("/cairn/serve", true), tuple("/tmp", null));
    assertThat(server(deployment).getEnvFrom()).isEmpty();
    assertThat(pod(deployment).getAutomountServiceAccountToken()).isFalse();
    assertThat(load(deployment).getVolumeMounts())
        .extracting(VolumeMount::getMountPath, VolumeMount::getReadOnly)
        .contains(
            tuple("/cairn/claims/models", true),
            tuple("/mnt/models", null),
            tuple("/cairn/serve", null));
  }

  @Test
  void theLoaderIsToldWhatToBringAndWhichDigestItMustHave() throws IOException {
    LoadInput input = input(deployment("{}"));

    assertThat(input.artifact().uri()).isEqualTo("pvc://models/churn/churn-a/model/");
    assertThat(input.artifact().digest()).isEqualTo(Served.ARTIFACT);
    assertThat(input.predictor()).isTrue();
    assertThat(input.allowedAddresses()).containsExactly("10.0.0.0/8");
    assertThat(input(deployment(COMMAND)).predictor())
        .as("a command brings its own server")
        .isNull();
  }

  @Test
  void onlyTheLoaderHasTheKeysOfABucket() throws IOException {
    Deployment deployment =
        deployment(
            Served.service(
                "storage: [{prefix: \"s3://models/\", region: eu-1, secretRef: {name: reader}}]"),
            Served.version("spec: {artifact: {uri: \"s3://models/churn/\"}}"));

    assertThat(load(deployment).getEnvFrom())
        .extracting(EnvFromSource::getPrefix, source -> source.getSecretRef().getName())
        .containsExactly(tuple(null, "cairn-storage"), tuple("CAIRN_S3_0_", "reader"));
    assertThat(server(deployment).getEnvFrom()).isEmpty();
    assertThat(input(deployment).storage())
        .containsExactly(new StorageAccess("s3://models/", null, "eu-1", "CAIRN_S3_0_"));
    assertThat(pod(deployment).getVolumes())
        .noneMatch(volume -> volume.getPersistentVolumeClaim() != null);
  }

  @Test
  void theServerKnowsItsModel() {
    assertThat(server(deployment("{}")).getEnv())
        .extracting(EnvVar::getName, EnvVar::getValue)
        .contains(
            tuple("CAIRN_MODEL_DIR", "/mnt/models"),
            tuple("CAIRN_MODEL_NAME", "churn"),
            tuple("CAIRN_MODEL_VERSION", "churn-a"));
  }

  @Test
  void aHandlerRunsInTheFileThatTheWorkerBrings() {
    assertThat(server(deployment("predictor: {port: 9000}")).getCommand())
        .containsExactly(
            "python3",
            "/cairn/serve/cairn_predict.py",
            "--serve",
            "--handler",
            "churn.model:predict",
            "--model",
            "/mnt/models",
            "--port",
            "9000");
  }

  @Test
  void anUpdateNeverTakesAPodAwayBeforeAnotherIsReady() {
    var strategy = deployment("{}").getSpec().getStrategy().getRollingUpdate();

    assertThat(strategy.getMaxUnavailable().getIntVal()).isZero();
    assertThat(strategy.getMaxSurge().getIntVal()).isEqualTo(1);
  }

  @Test
  void aPodEndsOnlyAfterItsLongestRequest() {
    assertThat(pod(deployment("{}")).getTerminationGracePeriodSeconds()).isEqualTo(30);
    assertThat(pod(deployment(COMMAND)).getTerminationGracePeriodSeconds()).isEqualTo(65);
    assertThat(server(deployment("{}")).getLifecycle().getPreStop().getSleep().getSeconds())
        .isEqualTo(5);
    assertThat(pod(deployment("{}")).getRestartPolicy()).isEqualTo("Always");
  }

  @Test
  void selectsItsOwnPodsAndNoOthers() {
    Deployment deployment = deployment(COMMAND);
    String name = deployment.getMetadata().getName();
    var selector = deployment.getSpec().getSelector().getMatchLabels();

    assertThat(selector).containsEntry("cairn.dev/revision", name);
    assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(selector)
        .containsEntry("team", "a");
    assertThat(pod(deployment).getTopologySpreadConstraints().getFirst().getLabelSelector())
        .as("the pods of one revision are spread, not those of all of them together")
        .satisfies(spread -> assertThat(spread.getMatchLabels()).isEqualTo(selector));
  }

  @Test
  void everyContainerPassesRestricted() {
    PodSpec pod = pod(deployment(COMMAND));

    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    for (Container container : new Container[] {load(deployment("{}")), server(deployment("{}"))}) {
      assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }
  }
}
