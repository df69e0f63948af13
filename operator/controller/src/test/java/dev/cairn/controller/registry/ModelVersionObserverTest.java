package dev.cairn.controller.registry;

import static dev.cairn.contract.Verification.Verdict.DIGEST_MISMATCH;
import static dev.cairn.contract.Verification.Verdict.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.controller.training.FakeServer;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read around a version, and when the server is asked. */
class ModelVersionObserverTest {
  private static final String LOG = "GET /api/v1/namespaces/retail/pods/verifier/log";
  private static final String EVIDENCE = Versions.EVIDENCE.strip().replaceAll("\n\\s*", "");

  private final ModelVersion version =
      Versions.version(
          spec ->
              ((ObjectNode) spec.get("evidence"))
                  .put("digest", Versions.latched(EVIDENCE).orElseThrow().digest()));
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Caches with these objects. */
  @SuppressWarnings("unchecked") // a proxy does not know what its interface is parameterised with
  private static Context<ModelVersion> caches(Map<Class<?>, Set<?>> cached) {
    return (Context<ModelVersion>)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              Set<?> found = cached.getOrDefault(arguments[0], Set.of());
              return method.getName().equals("getSecondaryResource")
                  ? found.stream().findFirst()
                  : found;
            });
  }

  private VersionObservation observe(Map<Class<?>, Set<?>> cached) {
    return new ModelVersionObserver(server.client(), Clock.fixed(Versions.NOW, ZoneOffset.UTC))
        .observe(version, caches(cached));
  }

  private Job done() {
    Job job = VerifyJobManifest.of(version, 1, Versions.WORKER);
    job.getMetadata().setUid("job-1");
    job.getMetadata().setCreationTimestamp(Versions.NOW.toString());
    return new JobBuilder(job)
        .withNewStatus()
        .addNewCondition()
        .withType("Complete")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod pod(Verification said) {
    String message =
        StepMessages.input(
            new StepResult(
                Step.VERIFY, StepReason.COMPLETED, "done", null, null, null, null, null, said));
    return new PodBuilder()
        .withNewMetadata()
        .withName("verifier")
        .withNamespace("retail")
        .addNewOwnerReference()
        .withKind("Job")
        .withUid("job-1")
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("verify")
        .withNewState()
        .withNewTerminated()
        .withExitCode(0)
        .withMessage(message)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private VersionObservation observe(Verification said) {
    return observe(Map.of(Job.class, Set.of(done()), Pod.class, Set.of(pod(said))));
  }

  @Test
  void asksTheServerNothingAboutAVersionWithoutJobs() {
    VersionObservation seen = observe(Map.of());

    assertThat(seen.verifying()).isSameAs(VerifyObservation.NOTHING);
    assertThat(seen.rules()).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void readsTheRulesOfItsNamespace() {
    Namespace namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName("retail")
            .addToAnnotations("cairn.dev/approvals-required", "2")
            .addToAnnotations("team", "retail")
            .endMetadata()
            .build();

    assertThat(observe(Map.of(Namespace.class, Set.of(namespace))).rules())
        .contains(new StageRules(false, 2, Optional.empty()));
  }

  @Test
  void readsWhatTheServicesOfItsNamespaceSay() {
    InferenceService service =
        Services.service("s", "stable: {revision: r-a, modelVersion: churn-a, weight: 100}");

    assertThat(observe(Map.of(InferenceService.class, Set.of(service))).services())
        .contains(List.of(ServingFacts.of(service)));
    assertThat(observe(Map.of()).services()).contains(List.of());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void readsWhatThePodPrinted() {
    server.answers(LOG, 200, EVIDENCE + "\n");

    VerifyObservation seen = observe(Verifying.said(VERIFIED, VERIFIED)).verifying();

    assertThat(seen.job()).isInstanceOf(JobState.Present.class);
    assertThat(seen.ended()).hasSize(1);
    assertThat(seen.printed())
        .isInstanceOfSatisfying(
            EvidenceState.Read.class, read -> assertThat(read.text()).isEqualTo(EVIDENCE));
  }

  @Test
  void believesNoTextThatHasNotTheDigestOfTheSpec() {
    server.answers(LOG, 200, EVIDENCE.replace("0.861", "0.999") + "\n");

    assertThat(observe(Verifying.said(VERIFIED, VERIFIED)).verifying().printed())
        .isInstanceOf(EvidenceState.Unreadable.class);
  }

  @Test
  void readsNoLogOfEvidenceThatWasNotFoundRight() {
    assertThat(observe(Verifying.said(VERIFIED, DIGEST_MISMATCH)).verifying().printed())
        .isInstanceOf(EvidenceState.Pending.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void readsNoLogOfEvidenceThatIsKnown() {
    version.setStatus(Versions.plan(Versions.version(), Versions.attested()).status());

    assertThat(observe(Verifying.said(VERIFIED, VERIFIED)).verifying().printed())
        .isInstanceOf(EvidenceState.Pending.class);
    assertThat(server.requests()).isEmpty();
  }
}
