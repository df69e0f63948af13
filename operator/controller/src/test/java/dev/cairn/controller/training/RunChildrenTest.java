package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when the API server does not take a child as it is. */
class RunChildrenTest {
  private static final String JOBS = "/apis/batch/v1/namespaces/retail/jobs";
  private static final String JOURNALS = "/apis/apps/v1/namespaces/retail/controllerrevisions";

  private final TrainingRun run = Runs.run();
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Exception creating(HasMetadata child) {
    return catchException(() -> new RunChildren(server.client()).create(run, List.of(child)));
  }

  private TrainingRunPlan told(TrainingRun about, Exception failure) {
    return ErrorPlanner.plan(about, failure, Runs.WORKER, Runs.NOW).orElseThrow();
  }

  @Test
  void saysThatAForeignJobTakesTheName() {
    server
        .answers("POST " + JOBS, 409, FakeServer.status(409, "already exists"))
        .answers(
            "GET " + JOBS + "/churn-a",
            200,
            """
            {"apiVersion": "batch/v1", "kind": "Job",
             "metadata": {"name": "churn-a", "namespace": "retail"}}
            """);

    TrainingRunPlan plan = told(run, creating(Runs.trainJob(run)));

    Promises.check(run, plan);
    assertThat(plan.status().state()).isEqualTo(RunState.PENDING);
    assertThat(plan.status().conditions())
        .filteredOn(condition -> List.of("Ready", "Reconciling").contains(condition.type()))
        .extracting(StatusCondition::status, StatusCondition::reason)
        .containsExactly(tuple("Unknown", "NameConflict"), tuple("True", "NameConflict"));
    assertThat(plan.status().conditions().getFirst().message())
        .contains("a Job churn-a is there already", "delete it, or copy this run to a new name");
    assertThat(plan.events()).hasSize(1);
  }

  @Test
  void saysThatAForeignRevisionTakesTheJournalsName() {
    String name = Journal.name("churn-a");
    server
        .answers("POST " + JOURNALS, 409, FakeServer.status(409, "already exists"))
        .answers(
            "GET " + JOURNALS + "/" + name,
            200,
            """
            {"apiVersion": "apps/v1", "kind": "ControllerRevision", "revision": 1,
             "metadata": {"name": "%s", "namespace": "retail", "ownerReferences": [
               {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "db", "uid": "u",
                "controller": true}]}}
            """
                .formatted(name));
    HasMetadata journal =
        Endings.failed(Runs.that(run), Failure.of(TrainingRunReason.Lost, "gone"))
            .create()
            .getFirst();

    TrainingRunPlan plan = told(run, creating(journal));

    assertThat(plan.status().conditions().getFirst().message())
        .contains("a ControllerRevision " + name, "StatefulSet/db");
  }

  @Test
  void writesNothingNewWhileTheNameStaysTaken() {
    Exception failure = new NameTakenException("Job", "churn-a", "CronJob/nightly");
    TrainingRunStatus first = told(run, failure).status();

    TrainingRunPlan second = told(Runs.withStatus(run, first), failure);

    assertThat(second.status()).isSameAs(first);
    assertThat(second.events()).isEmpty();
  }

  @Test
  void takesItsOwnJobOfAnEarlierPassForTheOneThatItWants() {
    HasMetadata job = Runs.trainJob(run);
    server
        .answers("POST " + JOBS, 409, FakeServer.status(409, "already exists"))
        .answers(
            "GET " + JOBS + "/churn-a",
            200,
            server.client().getKubernetesSerialization().asJson(job));

    assertThat(creating(job)).isNull();
  }

  @Test
  void refusesARunWhoseJobTheServerFindsInvalid() {
    String sentence = "Job.batch churn-a is invalid: spec.template.spec.tolerations[0]: wrong";
    server.answers("POST " + JOBS, 422, FakeServer.status(422, sentence));

    TrainingRunPlan plan = told(run, creating(Runs.trainJob(run)));

    Promises.check(run, plan);
    assertThat(plan.status().state()).isEqualTo(RunState.FAILED);
    assertThat(plan.status().conditions().getFirst().reason()).isEqualTo("InvalidSpec");
    assertThat(plan.status().conditions().getFirst().message()).endsWith(sentence);
    assertThat(plan.create()).as("no journal: the same run, made anew, is judged anew").isEmpty();
  }

  @Test
  void leavesOtherFailuresToTheNextTry() {
    server.answers("POST " + JOBS, 500, FakeServer.status(500, "etcd is away"));

    Exception failure = creating(Runs.trainJob(run));

    assertThat(failure).isInstanceOf(KubernetesClientException.class);
    assertThat(ErrorPlanner.plan(run, failure, Runs.WORKER, Runs.NOW)).isEmpty();
  }

  @Test
  void leavesAVerdictAlone() {
    Exception failure = new NameTakenException("Job", "churn-a", "CronJob/nightly");
    TrainingRunStatus ended =
        Endings.refused(Runs.that(run), TrainingRunReason.InvalidSpec, "wrong").status();

    assertThat(ErrorPlanner.plan(Runs.withStatus(run, ended), failure, Runs.WORKER, Runs.NOW))
        .isEmpty();
  }
}
