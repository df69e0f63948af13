package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.RouteHeaders;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RolloutCheck;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.ServiceState;
import dev.cairn.crds.training.RunState;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.Door;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.LiveService;
import dev.cairn.e2e.fixture.Scene;
import dev.cairn.e2e.traffic.Answer;
import dev.cairn.e2e.traffic.Answers;
import dev.cairn.e2e.traffic.Demand;
import dev.cairn.e2e.traffic.Traffic;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A model is served, a better one takes its place step by step, and one that fails does not; asked
 * all the while by clients who see none of it. On real pods.
 */
final class ServingIT {
  private static final int SECONDS = 300;
  private static final double PER_SECOND = 20;
  private static final String V1 = "churn-v1";
  private static final String V2 = "churn-v2";
  private static final String FAILING = "churn-v3";

  /** Header by which a handler's server names the version that it serves. */
  private static final String ECHO = "x-model-version";

  private static Scene scene;
  private static LiveService service;
  private static ServiceTrail trail;
  private static Answers first;
  private static Answers duringCanary;
  private static Answers duringRollback;
  private static String served;
  private static String promoted;

  @BeforeAll
  static void tellTheStory() {
    scene = Scene.open("serving").withChurnData();
    train();
    service = scene.service("churn");
    trail = ServiceTrail.follow(service);
    scene.kubectl(Scene.resourceText("serving.yaml"), "apply", "-f", "-");
    service.awaitServing(V1, SECONDS);
    served = scene.servedDigest(requireNonNull(service.stable().revision()));
    List<String> customers = scene.customers(300);
    try (Door door = scene.door("churn")) {
      first = Traffic.all(door.at("/predict"), Demand.of(40, PER_SECOND, customers));
      Demand lasting = Demand.lasting(PER_SECOND, customers);
      try (Traffic clients = Traffic.to(door.at("/predict"), lasting)) {
        moveTo(V2, "{\"model\":{\"version\":\"churn-v2\"}}");
        service.awaitServing(V2, SECONDS);
        promoted = requireNonNull(service.stable().revision());
        duringCanary = clients.stop();
      }
      try (Traffic clients = Traffic.to(door.at("/predict"), lasting)) {
        // Copies would show the fault as well; here it has to be found among real requests.
        moveTo(FAILING, "{\"model\":{\"version\":\"churn-v3\"},\"rollout\":{\"shadow\":null}}");
        service.awaitUntil(
            "it is rolled back",
            SECONDS,
            () -> assertThat(service.status().state()).isEqualTo(ServiceState.ROLLED_BACK));
        duringRollback = clients.stop();
      }
    }
  }

  @AfterAll
  static void close() {
    trail.close();
    scene.close();
  }

  private static void train() {
    List<LiveRun> runs =
        List.of(
            scene.start(ChurnRun.named(V1)),
            scene.start(ChurnRun.named(V2).with("parameters.iterations", "120")),
            scene.start(ChurnRun.named(FAILING).with("parameters.fault_error_share", "0.3")));
    for (LiveRun run : runs) {
      run.awaitEnd(RunState.SUCCEEDED, SECONDS);
      run.awaitUntil(
          "its version is available",
          60,
          () ->
              assertThat(run.version().require().getStatus().state())
                  .isEqualTo(VersionState.AVAILABLE));
    }
  }

  private static void moveTo(String version, String spec) {
    scene.kubectl(
        "", "patch", "mlsvc", "churn", "--type=merge", "-p", "{\"spec\":%s}".formatted(spec));
    service.awaitUntil(
        "it has seen that " + version + " is asked for",
        60,
        () ->
            assertThat(service.status().observedGeneration())
                .isEqualTo(service.resource().require().getMetadata().getGeneration()));
  }

  private static String digest(String version) {
    return scene.run(version).version().require().getSpec().artifact().digest();
  }

  @Test
  void everyAnswerNamesTheVersionThatGaveItAndItsDigest() {
    assertThat(first.failed()).isEmpty();
    assertThat(first.by(ECHO)).as("what the servers say").isEqualTo(Map.of(V1, 40L));
    assertThat(first.by(RouteHeaders.MODEL_VERSION)).isEqualTo(Map.of(V1, 40L));
    assertThat(first.by(RouteHeaders.DIGEST)).isEqualTo(Map.of(digest(V1), 40L));
    assertThat(first.by(RouteHeaders.ROLE)).isEqualTo(Map.of("Stable", 40L));
    assertThat(first.all())
        .allSatisfy(
            answer -> {
              assertThat(answer.header(RouteHeaders.REQUEST_ID))
                  .contains("request-" + answer.number());
              assertThat(answer.header(RouteHeaders.ROUTE)).isPresent();
              assertThat(answer.body()).contains("\"prediction\"", "\"score\"");
            });
  }

  @Test
  void serverSeesTheFilesThatWerePublishedAndNoOthers() {
    assertThat(served).isEqualTo(digest(V1));
  }

  @Test
  void betterVersionTakesOverStepByStep() {
    assertThat(trail.weights(V2)).startsWith(0, 10, 50, 100);
    assertThat(trail.phases())
        .startsWith(
            RolloutStatus.Phase.PREPARE,
            RolloutStatus.Phase.SHADOW,
            RolloutStatus.Phase.STEP,
            RolloutStatus.Phase.BAKE);
    assertThat(service.outcome(V2).outcome()).isEqualTo(RolloutOutcome.Outcome.PROMOTED);
    assertThat(service.outcome(V2).checks()).isNotEmpty();
  }

  @Test
  void noClientSeesTheChangeButInTheVersionsName() {
    assertThat(duringCanary.failed()).isEmpty();
    assertThat(duringCanary.by(RouteHeaders.MODEL_VERSION)).containsOnlyKeys(V1, V2);
    assertThat(duringCanary.all()).allMatch(ServingIT::isNamedRightly);
    report("canary", duringCanary);
  }

  @Test
  void failingVersionIsRolledBackWithoutAFailedRequest() {
    assertThat(duringRollback.failed()).isEmpty();
    assertThat(duringRollback.all()).allMatch(ServingIT::isNamedRightly);
    assertThat(trail.weights(FAILING)).startsWith(0, 10).endsWith(0);
    assertThat(service.stable().modelVersion()).isEqualTo(V2);
    report("rollback", duringRollback);
  }

  @Test
  void failingVersionReachedFewRequests() {
    RolloutCheck errors =
        service.outcome(FAILING).checks().stream()
            .filter(check -> check.name().equals("errorRate"))
            .findFirst()
            .orElseThrow();
    System.out.printf(
        "rolled back after %d requests: %.0f %% failed, %.0f %% allowed, evidence %.0f of %.0f%n",
        errors.samples(),
        100 * requireNonNull(errors.candidate()),
        100 * requireNonNull(errors.allowed()),
        errors.evidence(),
        errors.needed());

    assertThat(requireNonNull(errors.evidence())).isGreaterThanOrEqualTo(errors.needed());
    assertThat(requireNonNull(errors.samples())).as("where half of all need 30").isLessThan(150);
  }

  @Test
  void failingVersionStaysRefusedAndTheStatusSaysWhy() {
    assertThat(service.outcome(FAILING).outcome()).isEqualTo(RolloutOutcome.Outcome.ROLLED_BACK);
    assertThat(service.outcome(FAILING).reason()).isEqualTo("ErrorRateHigh");
    assertThat(service.status().blockedRevisions())
        .extracting(BlockedRevision::modelVersion)
        .containsExactly(FAILING);
    assertThat(service.condition("UpToDate").status()).isEqualTo(StatusCondition.FALSE);
    assertThat(service.condition("UpToDate").reason()).isEqualTo("RolledBack");
    assertThat(service.condition("Available").status()).isEqualTo(StatusCondition.TRUE);
    assertThat(service.condition("Ready").status()).isEqualTo(StatusCondition.FALSE);
    assertThat(service.condition("Stalled").status()).isEqualTo(StatusCondition.TRUE);
    assertThat(scene.kubectl("", "get", "mlsvc", "churn")).contains("RolledBack", V2);
  }

  @Test
  void eventsTellTheStory() {
    assertThat(service.events())
        .extracting(Event::getReason)
        .contains("TrafficShifted", "RolledBack");
  }

  @Test
  void everyTableSplitsAllOfTheTraffic() {
    assertThat(trail.tables())
        .isNotEmpty()
        .allSatisfy(
            table ->
                assertThat(table.backends().stream().mapToInt(RouteTable.Backend::weight).sum())
                    .isEqualTo(100));
  }

  @Test
  void onlyTheRevisionThatServesKeepsItsPods() {
    service.awaitUntil(
        "the others are gone",
        SECONDS,
        () -> assertThat(service.deployments()).containsExactly(promoted));
  }

  /** As the server itself says. */
  private static boolean isNamedRightly(Answer answer) {
    return answer.header(RouteHeaders.MODEL_VERSION).equals(answer.header(ECHO));
  }

  private static void report(String what, Answers answers) {
    System.out.printf(
        "%s: %d requests, %d failed, %s, 95 %% within %d ms%n",
        what,
        answers.all().size(),
        answers.failed().size(),
        answers.by(RouteHeaders.MODEL_VERSION),
        answers.within(0.95) / 1000);
  }
}
