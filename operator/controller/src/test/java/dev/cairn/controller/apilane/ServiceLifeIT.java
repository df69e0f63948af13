package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.ServiceState;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service serves its first version, and moves to others or refuses them. */
@ExtendWith(WorldExtension.class)
class ServiceLifeIT {
  private static Serving first(World world) {
    Serving serving = world.serving();
    for (int i = 1; i <= 3; i++) {
      Versions.available(world, "churn-" + i, Stages.NONE);
    }
    world.operator();
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");
    return serving;
  }

  @Test
  void theFirstVersionBecomesReadyAndTheStatusSaysEverything(World world) {
    Serving serving = first(world);

    InferenceServiceStatus status = serving.status();
    assertThat(status.conditions())
        .extracting(condition -> condition.type() + "=" + condition.status())
        .containsExactlyInAnyOrder(
            "Ready=True",
            "Available=True",
            "UpToDate=True",
            "PredictorReady=True",
            "RouteReady=True");
    assertThat(status.url()).isEqualTo("http://churn.%s.svc".formatted(world.namespace()));
    assertThat(Objects.requireNonNull(status.lineage()).modelVersion()).isEqualTo("churn-1");
    assertThat(status.replicas()).isEqualTo(1);
    assertThat(serving.history()).containsExactly("1 churn-1 PROMOTED");
    assertThat(serving.watch().splits()).containsExactly("churn-1:100");
    assertThat(serving.routers().acknowledged())
        .containsExactly(Objects.requireNonNull(status.traffic()).id());
    String columns = world.kubectl().must("get", "-n", world.namespace(), "mlsvc", "churn");
    assertThat(columns.lines().skip(1).toList().toString())
        .matches("\\[churn +churn +Ready +churn-1 +.*True.*");
  }

  @Test
  void theServiceOfClientsLeadsToItsPortOfTheRoutersPods(World world) {
    Serving serving = first(world);

    var service = world.client().services().inNamespace(world.namespace()).withName("churn").get();

    Integer port = Objects.requireNonNull(serving.status().traffic()).port();
    assertThat(service.getSpec().getPorts().getFirst().getTargetPort().getIntVal()).isEqualTo(port);
    assertThat(
            world
                .client()
                .pods()
                .inNamespace(world.namespace())
                .withLabels(service.getSpec().getSelector())
                .list()
                .getItems())
        .as("pods of the router")
        .hasSize(1);
  }

  @Test
  void kubectlScaleAddsPods(World world) {
    Serving serving = first(world);

    world.kubectl().must("scale", "-n", world.namespace(), "mlsvc/churn", "--replicas=3");

    eventually(
        () -> {
          assertThat(serving.status().replicas()).isEqualTo(3);
          assertThat(Objects.requireNonNull(serving.status().stable()).readyReplicas())
              .isEqualTo(3);
        });
    String selector = Objects.requireNonNull(serving.status().selector());
    assertThat(
            world
                .client()
                .pods()
                .inNamespace(world.namespace())
                .withLabelSelector(selector)
                .list()
                .getItems())
        .hasSize(3);
  }

  @Test
  void aGoodVersionTakesOverStepByStep(World world) {
    Serving serving = first(world);

    serving.pin("churn-2");
    serving.awaitServing("churn-2");

    assertThat(serving.history()).containsExactly("1 churn-1 PROMOTED", "2 churn-2 PROMOTED");
    assertThat(serving.watch().splits())
        .containsExactly(
            "churn-1:100", "churn-1:90 churn-2:10", "churn-1:50 churn-2:50", "churn-2:100");
    assertThat(serving.events())
        .extracting(Event::getReason)
        .contains("RolloutStarted", "TrafficShifted", "Promoted");
    assertThat(serving.predictors())
        .extracting(FakeDeployments::version)
        .containsExactly("churn-2");
  }

  @Test
  void aBadVersionIsRolledBackAndStaysOutAlsoWithoutStatus(World world) {
    Serving serving = first(world);
    serving.routers().fail("churn-3", 0.3);
    Deployment stable = serving.predictors().getFirst();

    serving.pin("churn-3");
    String message = serving.await(ServiceState.ROLLED_BACK, "ErrorRateHigh");

    assertThat(message).contains("errors 30.0 %", "cairn.dev/retry");
    assertRolledBack(serving, stable);
    eventually(() -> assertThat(serving.predictors()).hasSize(1));
    serving.wipe();
    serving.await(ServiceState.ROLLED_BACK, "ErrorRateHigh");
    assertRolledBack(serving, stable);
    assertThat(serving.watch().splits())
        .containsExactly("churn-1:100", "churn-1:90 churn-3:10", "churn-1:100");
  }

  private static void assertRolledBack(Serving serving, Deployment stable) {
    InferenceServiceStatus status = serving.status();
    assertThat(status.candidate()).isNull();
    assertThat(status.rollout()).isNull();
    assertThat(status.blockedRevisions())
        .extracting(BlockedRevision::modelVersion)
        .containsExactly("churn-3");
    assertThat(serving.history()).containsExactly("1 churn-1 PROMOTED", "2 churn-3 ROLLED_BACK");
    Deployment now =
        serving.predictors().stream()
            .filter(made -> made.getMetadata().getUid().equals(stable.getMetadata().getUid()))
            .findFirst()
            .orElseThrow();
    assertThat(now.getSpec()).isEqualTo(stable.getSpec());
    assertThat(now.getMetadata().getGeneration()).isEqualTo(stable.getMetadata().getGeneration());
  }

  @Test
  void aRefusedVersionStaysOut(World world) throws Exception {
    Serving serving = first(world);
    serving.routers().fail("churn-3", 0.3);
    serving.pin("churn-3");
    serving.await(ServiceState.ROLLED_BACK, "ErrorRateHigh");
    eventually(() -> assertThat(serving.predictors()).hasSize(1));
    Traffic other = Traffic.undisturbed();
    world.operator(other);

    other.awaitSilence(Duration.ofSeconds(2), Duration.ofSeconds(30));

    assertThat(serving.watch().splits())
        .containsExactly("churn-1:100", "churn-1:90 churn-3:10", "churn-1:100");
  }

  @Test
  void abortTakesTheWeightAwayAndRetryTriesAgain(World world) {
    Serving serving = first(world);
    serving.patch(
        "{\"spec\":{\"rollout\":{\"steps\":[{\"weight\":10,\"hold\":{\"untilPromoted\":true}}]}}}");
    serving.pin("churn-2");
    serving.awaitWeight("churn-2", 10);
    String revision = serving.revision("churn-2");

    serving.lever("abort", revision);
    serving.await(ServiceState.ROLLED_BACK, "Paused");
    assertThat(serving.history()).containsExactly("1 churn-1 PROMOTED", "2 churn-2 ABORTED");
    serving.patch("{\"metadata\":{\"annotations\":{\"cairn.dev/abort\":null}}}");
    serving.lever("retry", revision);
    serving.awaitWeight("churn-2", 10);
    eventually(
        () ->
            assertThat(serving.condition("Ready").map(StatusCondition::reason))
                .contains("WaitingForPromotion"));
    serving.lever("complete-step", revision + "/1");

    serving.awaitServing("churn-2");
    assertThat(serving.history())
        .containsExactly("1 churn-1 PROMOTED", "2 churn-2 ABORTED", "3 churn-2 PROMOTED");
  }

  @Test
  void aSuspendedServiceHasNoPodsAndComesBack(World world) {
    Serving serving = first(world);

    serving.patch("{\"spec\":{\"suspend\":true}}");
    serving.await(ServiceState.SUSPENDED, "Suspended");
    eventually(
        () ->
            assertThat(serving.predictors())
                .extracting(made -> made.getSpec().getReplicas())
                .containsExactly(0));
    serving.patch("{\"spec\":{\"suspend\":false}}");

    serving.awaitServing("churn-1");
    assertThat(serving.history()).containsExactly("1 churn-1 PROMOTED");
  }

  @Test
  void aVersionThatIsPromotedInTheRegistryIsRolledOut(World world) {
    Serving serving = world.serving();
    Versions.available(world, "churn-1", Stages.PRODUCTION);
    Versions.available(world, "churn-2", Stages.STAGING);
    world.operator();
    serving.create(
        Serving.yaml("x").replace("{name: churn, version: x}", "{name: churn, stage: Production}"));
    serving.awaitServing("churn-1");

    world
        .versionResource("churn-2")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"stage\":\"Production\"}}");

    serving.awaitServing("churn-2");
    assertThat(serving.watch().splits()).contains("churn-1:90 churn-2:10");
    assertThat(List.copyOf(serving.history()))
        .containsExactly("1 churn-1 PROMOTED", "2 churn-2 PROMOTED");
  }
}
