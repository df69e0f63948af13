package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StorageAccess;
import dev.cairn.contract.VerifyInput;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.registry.ModelVersion;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyJobManifestTest {
  private static Job job(ModelVersion version) {
    return VerifyJobManifest.of(version, 1, Versions.WORKER);
  }

  private static PodSpec pod(ModelVersion version) {
    return job(version).getSpec().getTemplate().getSpec();
  }

  private static Container container(ModelVersion version) {
    return pod(version).getContainers().getFirst();
  }

  private static VerifyInput input(ModelVersion version) throws IOException {
    String text =
        container(version).getEnv().stream()
            .filter(variable -> variable.getName().equals(StepPaths.INPUT_VARIABLE))
            .map(EnvVar::getValue)
            .findFirst()
            .orElseThrow();
    return ApiMapper.objectMapper().readValue(text, VerifyInput.class);
  }

  static Stream<Consumer<ObjectNode>> whatIsRead() {
    return Stream.of(
        spec -> ((ObjectNode) spec.get("artifact")).put("uri", "pvc://mirror/m/"),
        spec -> ((ObjectNode) spec.get("artifact")).put("digest", "sha256:" + "ef".repeat(32)),
        spec -> ((ObjectNode) spec.get("evidence")).put("uri", "pvc://mirror/e.json"),
        spec -> ((ObjectNode) spec.get("evidence")).put("digest", "sha256:" + "ef".repeat(32)),
        spec -> spec.remove("evidence"),
        spec -> spec.putObject("pod").putObject("nodeSelector").put("disk", "fast"),
        spec -> spec.putArray("storage").addObject().put("prefix", "s3://models/"));
  }

  @ParameterizedTest
  @MethodSource("whatIsRead")
  void anotherThingToReadIsAnotherJob(Consumer<ObjectNode> change) {
    assertThat(VerifyJobManifest.name(Versions.version(change), 1))
        .isNotEqualTo(VerifyJobManifest.name(Versions.version(), 1));
  }

  @Test
  void theSameIsTheSameJob() {
    ModelVersion promoted = Versions.version(spec -> spec.put("stage", "Production"));
    promoted.getMetadata().setGeneration(9L);

    assertThat(VerifyJobManifest.name(promoted, 1))
        .isEqualTo(VerifyJobManifest.name(Versions.version(), 1))
        .matches("churn-a-verify-[0-9a-f]{8}");
    assertThat(VerifyJobManifest.name(promoted, 2)).matches("churn-a-verify-[0-9a-f]{8}-2");
  }

  @Test
  void aLongNameFits() {
    ModelVersion version = Versions.version();
    version.getMetadata().setName("a".repeat(200));

    assertThat(VerifyJobManifest.name(version, 1)).hasSizeLessThanOrEqualTo(63);
    assertThat(VerifyJobManifest.name(version, 1)).isNotEqualTo(VerifyJobManifest.name(version, 2));
  }

  @Test
  void goesWithItsVersionAndIsBounded() {
    Job job = job(Versions.version());

    assertThat(job.getMetadata().getNamespace()).isEqualTo("retail");
    assertThat(job.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "cairn")
        .containsEntry("app.kubernetes.io/component", "verify")
        .containsEntry("cairn.dev/modelversion", "churn-a");
    assertThat(job.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.getKind()).isEqualTo("ModelVersion");
              assertThat(owner.getUid()).isEqualTo("v-1");
              assertThat(owner.getController()).isTrue();
            });
    assertThat(job.getSpec().getBackoffLimit()).isEqualTo(2);
    assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(6 * 3600L);
    assertThat(job.getSpec().getTtlSecondsAfterFinished()).isNull();
    assertThat(job.getSpec().getPodFailurePolicy().getRules())
        .extracting(rule -> rule.getAction())
        .containsExactly("Count", "FailJob");
  }

  @Test
  void thePodHasNoTokenAndPassesRestricted() {
    PodSpec pod = pod(Versions.version());

    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getContainers())
        .singleElement()
        .satisfies(
            container -> {
              assertThat(container.getName()).isEqualTo("verify");
              assertThat(container.getArgs()).containsExactly("verify");
              assertThat(container.getImage()).isEqualTo("cairn-worker:1");
              assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              assertThat(container.getSecurityContext().getCapabilities().getDrop())
                  .containsExactly("ALL");
            });
  }

  @Test
  void claimsAreMountedToBeRead() {
    ModelVersion version =
        Versions.version(
            spec -> ((ObjectNode) spec.get("evidence")).put("uri", "pvc://papers/e.json"));

    assertThat(container(version).getVolumeMounts())
        .extracting(VolumeMount::getMountPath, VolumeMount::getReadOnly)
        .containsExactlyInAnyOrder(
            tuple("/cairn/claims/models", true),
            tuple("/cairn/claims/papers", true),
            tuple("/tmp", null));
    assertThat(pod(version).getVolumes()).hasSize(3);
  }

  @Test
  void aVersionInABucketGetsTheKeysOfItsStorage() throws IOException {
    ModelVersion version =
        Versions.version(
            spec -> {
              ((ObjectNode) spec.get("artifact")).put("uri", "s3://models/m/");
              ((ObjectNode) spec.get("evidence")).put("uri", "s3://models/e.json");
              spec.putArray("storage")
                  .addObject()
                  .put("prefix", "s3://models/")
                  .put("region", "eu-1")
                  .putObject("secretRef")
                  .put("name", "reader");
            });

    assertThat(container(version).getEnvFrom())
        .extracting(EnvFromSource::getPrefix, source -> source.getSecretRef().getName())
        .containsExactly(tuple(null, "cairn-storage"), tuple("CAIRN_S3_0_", "reader"));
    assertThat(input(version).storage())
        .containsExactly(new StorageAccess("s3://models/", null, "eu-1", "CAIRN_S3_0_"));
    assertThat(container(version).getVolumeMounts()).hasSize(1);
  }

  @Test
  void tellsTheStepWhatToCompare() throws IOException {
    VerifyInput input = input(Versions.version());

    assertThat(input.artifact().uri()).isEqualTo("pvc://models/churn/churn-a/model/");
    assertThat(input.artifact().digest()).isEqualTo(Versions.ARTIFACT);
    assertThat(input.evidence())
        .isEqualTo(
            new FileRef("pvc://models/churn/churn-a/evidence.json", Versions.latched().digest()));
    assertThat(input.allowedAddresses()).containsExactly("10.0.0.0/8");
    assertThat(input.maxBytes()).isPositive();
    assertThat(input(Versions.version(spec -> spec.remove("evidence"))).evidence()).isNull();
  }

  @Test
  void thePodIsWhatTheVersionAsksFor() {
    ModelVersion version =
        Versions.version(
            spec -> {
              ObjectNode pod = spec.putObject("pod");
              pod.put("serviceAccountName", "reader").put("priorityClassName", "low");
              pod.putObject("labels").put("team", "retail");
              pod.putObject("nodeSelector").put("disk", "fast");
            });

    assertThat(pod(version).getServiceAccountName()).isEqualTo("reader");
    assertThat(pod(version).getPriorityClassName()).isEqualTo("low");
    assertThat(pod(version).getNodeSelector()).containsEntry("disk", "fast");
    assertThat(job(version).getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("team", "retail")
        .containsEntry("cairn.dev/modelversion", "churn-a");
    assertThat(job(version).getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry("cairn.dev/owner", "ModelVersion/churn-a");
  }
}
