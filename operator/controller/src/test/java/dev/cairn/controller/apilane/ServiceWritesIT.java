package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.Stages;
import dev.cairn.crds.serving.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much a service costs the API server: counted at the client, printed, bounded. */
@ExtendWith(WorldExtension.class)
class ServiceWritesIT {
  /** Measured: 11. */
  private static final int PER_SERVICE = 12;

  /** The router and what belongs to it; measured: 7. */
  private static final int PER_NAMESPACE = 7;

  private static final Duration WATCHED = Duration.ofSeconds(12);

  private static List<Request> told(String what, Traffic traffic, int from, World world) {
    List<Request> seen =
        traffic.in(world.namespace()).stream()
            .skip(from)
            .filter(request -> !request.isWatch() && !request.resource().contains("modelversions"))
            .toList();
    System.out.println(what + ": " + seen.stream().filter(Request::isWrite).count() + " writes");
    System.out.println(
        "refused until now (planned from a cache that lagged): " + traffic.refused());
    seen.forEach(request -> System.out.println("  " + request.right() + " " + request.name()));
    return seen;
  }

  @Test
  void aServiceBecomesReadyWithFewWritesAndNoRead(World world) throws Exception {
    Serving serving = world.serving();
    Versions.available(world, "churn-1", Stages.NONE);
    Traffic traffic = Traffic.undisturbed();
    world.operator(traffic);
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    int before = traffic.in(world.namespace()).size();
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    List<Request> first = told("first service", traffic, before, world);
    int refused = traffic.refused().size();

    before = traffic.in(world.namespace()).size();
    serving.create(Serving.yaml("churn-1").replace("{name: churn}", "{name: other}"));
    eventually(
        () ->
            assertThat(serving.named("other").getStatus())
                .hasFieldOrPropertyWithValue("state", ServiceState.READY));
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    List<Request> second = told("second service", traffic, before, world);

    int later = traffic.refused().size() - refused;
    assertThat(first)
        .filteredOn(Request::isWrite)
        .hasSizeLessThanOrEqualTo(PER_SERVICE + PER_NAMESPACE + refused);
    assertThat(second).filteredOn(Request::isWrite).hasSizeLessThanOrEqualTo(PER_SERVICE + later);
    assertThat(first).filteredOn(Predicate.not(Request::isWrite)).as("reads").isEmpty();
    assertThat(second).filteredOn(Predicate.not(Request::isWrite)).as("reads").isEmpty();
  }

  @Test
  void aRolloutWritesTheStatusOnceForEachChangeAndNotForEachCount(World world) throws Exception {
    Serving serving = world.serving();
    Versions.available(world, "churn-1", Stages.NONE);
    Versions.available(world, "churn-2", Stages.NONE);
    Traffic traffic = Traffic.undisturbed();
    world.operator(traffic);
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    int before = traffic.in(world.namespace()).size();

    serving.pin("churn-2");
    serving.awaitServing("churn-2");
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));

    List<Request> seen = told("rollout", traffic, before, world);
    assertThat(seen)
        .filteredOn(
            request -> request.right().equals("update trail.cairn.dev/inferenceservices/status"))
        .as("status writes")
        .hasSizeLessThanOrEqualTo(20);
    assertThat(seen).filteredOn(Predicate.not(Request::isWrite)).as("reads").isEmpty();
  }

  @Test
  void scalingReadsNothing(World world) throws Exception {
    Serving serving = world.serving();
    Versions.available(world, "churn-1", Stages.NONE);
    Traffic traffic = Traffic.undisturbed();
    world.operator(traffic);
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    int before = traffic.in(world.namespace()).size();

    serving.patch("{\"spec\":{\"scaling\":{\"minReplicas\":2}}}");
    eventually(() -> assertThat(serving.status().replicas()).isEqualTo(2));
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));

    List<Request> seen = told("scaling", traffic, before, world);
    assertThat(seen)
        .filteredOn(request -> request.is("patch", "apps/deployments/scale"))
        .hasSize(1);
    assertThat(seen).filteredOn(Predicate.not(Request::isWrite)).as("reads").isEmpty();
  }

  @Test
  void withAServiceThatServesNoRequestIsMadeButWatches(World world) throws Exception {
    Serving serving = world.serving();
    Versions.available(world, "churn-1", Stages.NONE);
    Traffic traffic = Traffic.undisturbed();
    OperatorProcess operator = world.operator(traffic);
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    int looks = operator.count().total();

    Request request = traffic.firstWithin(WATCHED);

    assertThat(request).as("a request after convergence").isNull();
    assertThat(operator.count().total()).as("reconciliations").isEqualTo(looks);
  }
}
