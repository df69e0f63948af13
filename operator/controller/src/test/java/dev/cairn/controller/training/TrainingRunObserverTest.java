package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.training.TrainingRun;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the server, and what is made of its answers. */
class TrainingRunObserverTest {
  private static final String DEFAULTS =
      "GET /api/v1/namespaces/retail/configmaps/" + TrainingRunObserver.DEFAULTS;

  private final TrainingRun run = Runs.spec("{output: {uri: null}}");
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
  private static Context<TrainingRun> caches(Map<Class<?>, Set<?>> cached) {
    return (Context<TrainingRun>)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> cached.getOrDefault(arguments[0], Set.of()));
  }

  private TrainingRunObservation observe(Map<Class<?>, Set<?>> cached) {
    return new TrainingRunObserver(server.client(), Clock.fixed(Runs.NOW, ZoneOffset.UTC))
        .observe(run, caches(cached));
  }

  private Job atWork(Job job, String uid) {
    job.getMetadata().setUid(uid);
    job.getMetadata().setCreationTimestamp(Runs.NOW.toString());
    return job;
  }

  @Test
  void readsTheDefaultOutputBeforeAStart() {
    server.answers(
        DEFAULTS,
        200,
        """
        {"apiVersion": "v1", "kind": "ConfigMap", "data": {"output.uri": "pvc://models/all"}}
        """);

    assertThat(observe(Map.of()).defaultOutput()).isEqualTo("pvc://models/all");
  }

  @Test
  void asksForNoDefaultOnceItsJobKnowsThePlace() {
    Job job = atWork(Runs.trainJob(Runs.run()), "job-1");

    TrainingRunObservation seen = observe(Map.of(Job.class, Set.of(job)));

    assertThat(seen.train()).isInstanceOf(JobState.Present.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void readsTheEvidenceBehindWhatTheJvmSaysOfItsOptions() {
    String evidence = evidence();
    Job job =
        new JobBuilder(atWork(Runs.publishJob(Runs.run()), "job-2"))
            .withNewStatus()
            .addNewCondition()
            .withType("Complete")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    server.answers(
        "GET /api/v1/namespaces/retail/pods/publisher/log",
        200,
        "Picked up JAVA_TOOL_OPTIONS: -Xmx64m\n" + evidence + "\n");

    TrainingRunObservation seen =
        observe(Map.of(Job.class, Set.of(job), Pod.class, Set.of(publisher(Digests.of(evidence)))));

    assertThat(seen.evidence())
        .isInstanceOfSatisfying(
            EvidenceState.Read.class, read -> assertThat(read.text()).isEqualTo(evidence));
  }

  private static Pod publisher(String evidenceDigest) {
    String said =
        StepMessages.input(
            new StepResult(
                Step.PUBLISH, StepReason.COMPLETED, "done", null, evidenceDigest, null, null));
    return new PodBuilder()
        .withNewMetadata()
        .withName("publisher")
        .withNamespace("retail")
        .addNewOwnerReference()
        .withKind("Job")
        .withUid("job-2")
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("publish")
        .withNewState()
        .withNewTerminated()
        .withExitCode(0)
        .withMessage(said)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static String evidence() {
    return StepMessages.input(
        Map.of(
            "evidenceVersion",
            Evidence.VERSION,
            "run",
            "churn-a",
            "artifact",
            new ArtifactRef(
                "pvc://models/churn/churn-a/model/", "sha256:" + "ab".repeat(32), 42, null),
            "datasets",
            List.of()));
  }
}
