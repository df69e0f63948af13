package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Evidence;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Trust;
import dev.cairn.crds.registry.VersionState;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no run of this cluster has made is verified by a worker pod. */
@ExtendWith(WorldExtension.class)
class VersionVerifyIT {
  private static final String NAME = "churn-imported";
  private static final String MODEL = "pvc://models/elsewhere/model/";
  private static final String EVIDENCE = "pvc://models/elsewhere/evidence.json";
  private static final String WEIGHTS = Volumes.digest("weights");

  /** The eight lines that a person writes. */
  private static String imported(String artifactDigest, String evidenceDigest) {
    return """
    apiVersion: trail.cairn.dev/v1alpha1
    kind: ModelVersion
    metadata: {name: %s}
    spec:
      model: {name: churn}
      artifact: {uri: "%s", digest: "%s", format: SKLearn}
      evidence: {uri: "%s", digest: "%s"}
      stage: Staging
    """
        .formatted(NAME, MODEL, artifactDigest, EVIDENCE, evidenceDigest);
  }

  /** Artifact and evidence lie there; the evidence's digest. */
  private static String publish(World world, String artifactDigest) {
    world.kubelet().volumes().put(MODEL, "weights");
    return world.kubelet().volumes().put(EVIDENCE, evidence(artifactDigest));
  }

  private static String evidence(String artifactDigest) {
    return ApiMapper.serialization()
        .asJson(
            Map.of(
                "evidenceVersion",
                Evidence.VERSION,
                "run",
                "churn-of-yore",
                "model",
                "churn",
                "artifact",
                Map.of("uri", MODEL, "digest", artifactDigest, "bytes", 7),
                "metrics",
                Map.of("trainer.auc", 0.91)));
  }

  private static ModelVersionStatus status(World world) {
    ModelVersionStatus status = version(world).getStatus();
    return status == null ? ModelVersionStatus.empty() : status;
  }

  private static ModelVersion version(World world) {
    return Objects.requireNonNull(world.versionResource(NAME).get());
  }

  private static ModelVersionStatus await(World world, VersionState state, String reason) {
    eventually(
        () -> {
          assertThat(status(world).state()).as(status(world).toString()).isEqualTo(state);
          assertThat(Conditions.find(status(world).conditions(), "Ready"))
              .map(StatusCondition::reason)
              .contains(reason);
        });
    return status(world);
  }

  private static List<Job> jobs(World world) {
    return world.client().batch().v1().jobs().inNamespace(world.namespace()).list().getItems();
  }

  @Test
  void anImportedVersionIsVerifiedByOnePodAndShowsItsEvidence(World world) {
    String evidence = publish(world, WEIGHTS);
    world.operator();

    world.apply(imported(WEIGHTS, evidence));

    ModelVersionStatus status = await(world, VersionState.AVAILABLE, "Verified");
    assertThat(status.provenance()).isEqualTo(Provenance.IMPORTED);
    assertThat(Objects.requireNonNull(status.source()).trainingRun()).isEqualTo("churn-of-yore");
    assertThat(status.source().facts()).containsEntry("artifact", Trust.VERIFIED);
    assertThat(status.metrics()).containsEntry("trainer.auc", 0.91);
    assertThat(status.stage()).isEqualTo("Staging");
    assertThat(world.kubelet().jobsEverMade(NAME, "verify")).isEqualTo(1);
    eventually(
        () ->
            assertThat(jobs(world))
                .singleElement()
                .extracting(job -> job.getSpec().getTtlSecondsAfterFinished())
                .isEqualTo(600));
    assertThat(jobs(world).getFirst().getMetadata().getOwnerReferences())
        .singleElement()
        .extracting(owner -> owner.getUid())
        .isEqualTo(version(world).getMetadata().getUid());
    assertThat(world.events(NAME).stream().map(Event::getReason)).contains("Verified");
  }

  @Test
  void anArtifactThatWasChangedIsRejected(World world) {
    String evidence = publish(world, WEIGHTS);
    world.kubelet().volumes().put(MODEL, "tampered");
    world.operator();

    world.apply(imported(WEIGHTS, evidence));

    ModelVersionStatus status = await(world, VersionState.REJECTED, "DigestMismatch");
    assertThat(status.stage()).isNull();
    assertThat(Conditions.find(status.conditions(), "Stalled")).isPresent();
    assertThat(Conditions.find(status.conditions(), "EvidenceVerified"))
        .map(StatusCondition::status)
        .contains("True");
  }

  @Test
  void aPlaceThatCannotBeReadIsTriedAgainWhenTheAddressIsCorrected(World world) {
    String evidence = publish(world, WEIGHTS);
    world.operator();
    world.apply(imported(WEIGHTS, evidence).replace(MODEL, "pvc://models/absent/"));
    ModelVersionStatus waiting = await(world, VersionState.PENDING, "Unreachable");
    assertThat(Objects.requireNonNull(waiting.verification()).nextTime()).isNotNull();

    world.apply(imported(WEIGHTS, evidence));

    await(world, VersionState.AVAILABLE, "Verified");
    assertThat(world.kubelet().jobsEverMade(NAME, "verify")).isEqualTo(2);
  }

  @Test
  void aWipedStatusIsVerifiedAgainAndSaysTheSame(World world) {
    String evidence = publish(world, WEIGHTS);
    OperatorProcess first = world.operator();
    world.apply(imported(WEIGHTS, evidence));
    ModelVersionStatus before = await(world, VersionState.AVAILABLE, "Verified");
    first.close();

    world.wipeVersionStatus(NAME);
    world.client().batch().v1().jobs().inNamespace(world.namespace()).delete();
    world.operator();

    ModelVersionStatus after = await(world, VersionState.AVAILABLE, "Verified");
    assertThat(after.provenance()).isEqualTo(Provenance.IMPORTED);
    assertThat(after.source()).isEqualTo(before.source());
    assertThat(after.stageSince()).isEqualTo(before.stageSince());
  }

  @Test
  void anOperatorThatStartsAgainReadsNothingAgain(World world) throws Exception {
    String evidence = publish(world, WEIGHTS);
    OperatorProcess first = world.operator();
    world.apply(imported(WEIGHTS, evidence));
    await(world, VersionState.AVAILABLE, "Verified");
    eventually(
        () ->
            assertThat(jobs(world).getFirst().getSpec().getTtlSecondsAfterFinished()).isNotNull());
    first.close();

    Traffic traffic = Traffic.undisturbed();
    world.operator(traffic);

    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
    assertThat(traffic.in(world.namespace()))
        .as("requests about the version")
        .noneMatch(request -> request.isWrite() || request.verb().equals("get"));
  }

  @Test
  void aMovedVersionOfARunStaysAttestedWhereItsDigestsHold(World world) {
    world.operator();
    world.create(Samples.run("churn-a"));
    world.assertDoneOnce("churn-a");
    Volumes volumes = world.kubelet().volumes();
    Volumes.Published published = volumes.published(Samples.OUTPUT, "churn-a").orElseThrow();
    volumes.publish("pvc://mirror/churn", "churn-a", published);

    world
        .versionResource("churn-a")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"spec": {"artifact": {"uri": "pvc://mirror/churn/churn-a/model/"},
                      "evidence": {"uri": "pvc://mirror/churn/churn-a/evidence.json"}}}
            """);

    eventually(
        () -> {
          ModelVersionStatus status = world.versionResource("churn-a").get().getStatus();
          assertThat(Objects.requireNonNull(status.verification()).artifact())
              .isEqualTo("pvc://mirror/churn/churn-a/model/");
          assertThat(status.state()).isEqualTo(VersionState.AVAILABLE);
          assertThat(status.provenance()).isEqualTo(Provenance.ATTESTED);
        });
    assertThat(world.kubelet().jobsEverMade("churn-a", "verify")).isEqualTo(1);
  }

  @Test
  void aPodWhoseImageCannotBePulledSaysSo(World world) {
    String evidence = publish(world, WEIGHTS);
    world.kubelet().cannotPull("verify");
    world.operator();

    world.apply(imported(WEIGHTS, evidence));

    ModelVersionStatus status = await(world, VersionState.PENDING, "ImagePullFailed");
    assertThat(Conditions.find(status.conditions(), "Ready").orElseThrow().message())
        .contains("image of step verify cannot be pulled", "spec.pod.imagePullSecrets");
  }

  @Test
  void aMissingRightIsNamed(World world) {
    String evidence = publish(world, WEIGHTS);
    LimitedUser user = LimitedUser.without(world, "create", "batch", "jobs");
    world.operator(Traffic.undisturbed(), user.name());

    world.apply(imported(WEIGHTS, evidence));

    ModelVersionStatus status = await(world, VersionState.PENDING, "Forbidden");
    assertThat(Conditions.find(status.conditions(), "Ready").orElseThrow().message())
        .contains("cannot create resource \"jobs\"");
  }
}
