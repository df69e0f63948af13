package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.controller.training.FakeServer;
import dev.cairn.crds.registry.ModelVersion;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when the API server does not take a Job as it is. */
class VersionJobsTest {
  private static final String JOBS = "/apis/batch/v1/namespaces/retail/jobs";

  private final ModelVersion version = Versions.version();
  private final Job job = VerifyJobManifest.of(version, 1, Versions.WORKER);
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Optional<VersionRefusal> create() {
    return new VersionJobs(server.client()).create(version, List.of(job));
  }

  private void conflictsWith(String there) {
    server
        .answers("POST " + JOBS, 409, FakeServer.status(409, "already exists"))
        .answers("GET " + JOBS + "/" + job.getMetadata().getName(), 200, there);
  }

  @Test
  void makesNothingWhenNothingIsAskedFor() {
    assertThat(new VersionJobs(server.client()).create(version, List.of())).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void takesItsOwnJobOfAnEarlierPassForTheOneThatItWants() {
    conflictsWith(server.client().getKubernetesSerialization().asJson(job));

    assertThat(create()).isEmpty();
  }

  @Test
  void saysThatAForeignJobTakesTheName() {
    conflictsWith(
        """
        {"apiVersion": "batch/v1", "kind": "Job",
         "metadata": {"name": "x", "namespace": "retail", "ownerReferences": [
           {"apiVersion": "batch/v1", "kind": "CronJob", "name": "nightly", "uid": "u",
            "controller": true}]}}
        """);

    assertThat(create())
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(VersionReason.NameConflict);
              assertThat(refusal.message())
                  .contains(job.getMetadata().getName(), "CronJob/nightly", "delete it");
            });
  }

  @Test
  void saysWhichRightIsMissing() {
    server.answers("POST " + JOBS, 403, FakeServer.status(403, "exceeded quota: small"));

    assertThat(create())
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(VersionReason.Forbidden);
              assertThat(refusal.message()).endsWith("exceeded quota: small");
            });
  }

  @Test
  void saysWhatTheServerFindsInvalid() {
    server.answers("POST " + JOBS, 422, FakeServer.status(422, "tolerations[0]: wrong"));

    assertThat(create())
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(VersionReason.InvalidSpec);
              assertThat(refusal.message()).contains("spec.pod", "tolerations[0]: wrong");
            });
  }

  @Test
  void saysThatAStatusIsRefused() {
    assertThat(VersionJobs.explain(refusal(422, "status.metrics: Too many")))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal.message())
                    .startsWith("the evidence holds what a status cannot show")
                    .endsWith("status.metrics: Too many"));
    assertThat(VersionJobs.explain(refusal(403, "no patch")))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.reason()).isEqualTo(VersionReason.Forbidden));
    assertThat(VersionJobs.explain(refusal(409, "conflict"))).isEmpty();
    assertThat(VersionJobs.explain(new IllegalStateException("a defect"))).isEmpty();
  }

  private static KubernetesClientException refusal(int code, String words) {
    return new KubernetesClientException(
        "Failure executing: PUT", code, new StatusBuilder().withMessage(words).build());
  }

  @Test
  void leavesOtherFailuresToTheNextTry() {
    server.answers("POST " + JOBS, 500, FakeServer.status(500, "etcd is away"));

    assertThatThrownBy(this::create).isInstanceOf(KubernetesClientException.class);
  }
}
