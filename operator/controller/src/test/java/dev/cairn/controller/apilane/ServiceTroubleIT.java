package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.serving.ServiceState;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a service gets of bad input and of bad versions: a condition that says what to change. */
@ExtendWith(WorldExtension.class)
class ServiceTroubleIT {
  private static Serving serving(World world) {
    Serving serving = world.serving();
    Versions.available(world, "churn-1", Stages.NONE);
    Versions.available(world, "churn-2", Stages.NONE);
    world.operator();
    return serving;
  }

  @Test
  void aVersionThatIsNotThereIsWaitedForWhileStableServes(World world) {
    Serving serving = serving(world);
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");

    serving.pin("churn-9");
    String message = serving.await(ServiceState.WAITING, "ModelVersionNotFound");

    assertThat(message).contains("no ModelVersion churn-9");
    assertThat(serving.condition("Available").map(StatusCondition::status)).contains("True");
    Versions.available(world, "churn-9", Stages.NONE);
    serving.awaitServing("churn-9");
  }

  @Test
  void aRejectedVersionIsNotServed(World world) {
    Serving serving = serving(world);
    Versions.tampered(world, "churn-8");
    serving.create(Serving.yaml("churn-8"));

    String message = serving.await(ServiceState.PENDING, "ModelVersionRejected");

    assertThat(message).contains("churn-8 was rejected");
    assertThat(serving.condition("Stalled").map(StatusCondition::status)).contains("True");
    assertThat(serving.predictors()).isEmpty();
  }

  @Test
  void aVersionThatDoesNotSayHowItPredictsIsNotServable(World world) {
    Serving serving = serving(world);
    Versions.withoutRuntime(world, "churn-7");
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");

    serving.pin("churn-7");

    String message = serving.await(ServiceState.ROLLED_BACK, "NotServable");
    assertThat(message).contains("handler or command");
    assertThat(serving.history()).containsExactly("1 churn-1 PROMOTED");
    assertThat(serving.predictors()).hasSize(1);
  }

  @Test
  void anArtifactWithAnotherDigestIsRefusedWithTheLoadersWords(World world) {
    Serving serving = serving(world);
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");
    serving
        .deployments()
        .breakLoading(
            "churn-2",
            "{\"step\":\"load\",\"reason\":\"DigestMismatch\",\"message\":\"sha256:aa is not sha256:bb\"}");

    serving.pin("churn-2");

    serving.await(ServiceState.ROLLED_BACK, "NotReadyInTime");
    assertThat(serving.history()).containsExactly("1 churn-1 PROMOTED", "2 churn-2 ROLLED_BACK");
    assertThat(serving.events())
        .filteredOn(event -> event.getReason().equals("RolledBack"))
        .singleElement()
        .satisfies(event -> assertThat(event.getMessage()).contains("sha256:aa is not sha256:bb"));
    assertThat(serving.watch().splits()).containsExactly("churn-1:100");
  }

  @Test
  void aServiceOfSomebodyElseKeepsItsName(World world) {
    Serving serving = serving(world);
    Service foreign = foreignService(world);
    serving.create(Serving.yaml("churn-1"));

    eventually(
        () ->
            assertThat(serving.condition("Ready"))
                .hasValueSatisfying(
                    ready -> {
                      assertThat(ready.reason()).isEqualTo("NameConflict");
                      assertThat(ready.message()).contains("Service churn is not ours");
                    }));
    assertThat(world.client().resource(foreign).get().getSpec()).isEqualTo(foreign.getSpec());
    world.client().resource(foreign).delete();
    serving.awaitServing("churn-1");
  }

  private static Service foreignService(World world) {
    return world
        .client()
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName("churn")
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build())
        .inNamespace(world.namespace())
        .create();
  }

  @Test
  void routersThatDoNotAnswerHoldARolloutWhereItIs(World world) {
    Serving serving = serving(world);
    serving.create(Serving.yaml("churn-1").replace("for: 1s", "untilPromoted: true"));
    serving.awaitServing("churn-1");
    serving.pin("churn-2");
    serving.awaitWeight("churn-2", 10);

    serving.routers().silence(true);
    serving.lever("complete-step", serving.revision("churn-2") + "/1");

    eventually(
        () ->
            assertThat(serving.condition("Ready").map(StatusCondition::message).orElse(""))
                .contains("routers take the new split up"));
    assertThat(serving.watch().splits()).endsWith("churn-1:90 churn-2:10");
    serving.routers().silence(false);
    serving.awaitWeight("churn-2", 50);
  }
}
