package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.ServiceState;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service of a world, with who plays its Deployments and routers, and who watches it. */
final class Serving implements AutoCloseable {
  static final String NAME = "churn";

  private final KubernetesClient client;
  private final String namespace;
  private final FakeRouters routers;
  private final FakeDeployments deployments;
  private final TrafficWatch watch;

  Serving(World world, ApiLane lane) {
    this.client = lane.admin();
    this.namespace = world.namespace();
    this.routers = new FakeRouters(client, namespace, Clock.systemUTC());
    this.deployments = new FakeDeployments(lane, namespace, routers);
    this.watch = new TrafficWatch(client, namespace);
  }

  /** A service that names a version, with holds of a second. */
  static String yaml(String version) {
    return """
    apiVersion: trail.cairn.dev/v1alpha1
    kind: InferenceService
    metadata: {name: churn}
    spec:
      model: {name: churn, version: %s}
      rollout:
        steps: [{weight: 10, hold: {for: 1s}}, {weight: 50, hold: {for: 1s}}]
        analysis: {minSamples: 20, errorRate: {max: 0.2}}
        maxHold: 10s
        bake: 1s
    """
        .formatted(version);
  }

  /** Creates a service. */
  void create(String yaml) {
    client.resource(Samples.parseService(yaml)).inNamespace(namespace).create();
  }

  FakeRouters routers() {
    return routers;
  }

  FakeDeployments deployments() {
    return deployments;
  }

  TrafficWatch watch() {
    return watch;
  }

  Resource<InferenceService> resource() {
    return client.resources(InferenceService.class).inNamespace(namespace).withName(NAME);
  }

  /** Any service of the namespace. */
  InferenceService named(String name) {
    return Objects.requireNonNull(
        client.resources(InferenceService.class).inNamespace(namespace).withName(name).get(), name);
  }

  InferenceService get() {
    return Objects.requireNonNull(resource().get(), NAME);
  }

  InferenceServiceStatus status() {
    InferenceServiceStatus status = get().getStatus();
    return status == null
        ? new InferenceServiceStatus(
            null, null, List.of(), null, null, null, null, List.of(), null, List.of(), List.of(),
            null, null, null)
        : status;
  }

  /** kubectl patch --type merge. */
  void patch(String json) {
    resource().patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  /** Asks for a version. */
  void pin(String version) {
    patch("{\"spec\":{\"model\":{\"version\":\"%s\"}}}".formatted(version));
  }

  /** Sets a lever. */
  void lever(String name, String value) {
    patch("{\"metadata\":{\"annotations\":{\"cairn.dev/%s\":\"%s\"}}}".formatted(name, value));
  }

  /** Takes the status away by other means than the operator. */
  void wipe() {
    resource()
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":null}");
  }

  Optional<StatusCondition> condition(String type) {
    return Conditions.find(status().conditions(), type);
  }

  /** Waits for a state and the reason of Ready; returns that condition's message. */
  String await(ServiceState state, String reason) {
    eventually(
        () -> {
          InferenceServiceStatus status = status();
          assertThat(status.state()).as("%s: %s", namespace, status).isEqualTo(state);
          assertThat(condition("Ready").map(StatusCondition::reason))
              .as(status.toString())
              .contains(reason);
        });
    return condition("Ready").map(StatusCondition::message).orElseThrow();
  }

  /** Waits until a version has everything, all routers know, and nothing else is left. */
  void awaitServing(String version) {
    eventually(
        () -> {
          InferenceServiceStatus status = status();
          assertThat(status.state()).as("%s: %s", namespace, status).isEqualTo(ServiceState.READY);
          assertThat(version(status.stable())).as(status.toString()).isEqualTo(version);
          assertThat(status.rollout()).as(status.toString()).isNull();
          assertThat(condition("RouteReady").map(StatusCondition::status))
              .as(status.toString())
              .contains("True");
          assertThat(predictors()).as("Deployments").hasSize(1);
        });
  }

  /** Waits until the candidate has that share. */
  void awaitWeight(String version, int weight) {
    eventually(
        () -> {
          InferenceServiceStatus status = status();
          assertThat(version(status.candidate())).as(status.toString()).isEqualTo(version);
          assertThat(Objects.requireNonNull(status.candidate()).weight())
              .as(status.toString())
              .isEqualTo(weight);
        });
  }

  private static String version(@Nullable RevisionStatus revision) {
    return revision == null ? "" : String.valueOf(revision.modelVersion());
  }

  /** Outcomes of rollouts: "1 churn-1 Promoted". */
  List<String> history() {
    return status().history().stream().map(Serving::words).toList();
  }

  private static String words(RolloutOutcome ended) {
    return "%d %s %s".formatted(ended.number(), ended.modelVersion(), ended.outcome());
  }

  /** Name of the revision that the spec's version has now. */
  String revision(String version) {
    return predictors().stream()
        .filter(made -> FakeDeployments.version(made).equals(version))
        .map(made -> made.getMetadata().getName())
        .findFirst()
        .orElseThrow();
  }

  /** Deployments of revisions. */
  List<Deployment> predictors() {
    return client.apps().deployments().inNamespace(namespace).list().getItems().stream()
        .filter(made -> made.getMetadata().getName().startsWith(NAME + "-"))
        .toList();
  }

  List<Event> events() {
    return client.v1().events().inNamespace(namespace).list().getItems();
  }

  @Override
  public void close() {
    client.resources(InferenceService.class).inNamespace(namespace).delete();
    watch.close();
    deployments.close();
    client.apps().deployments().inNamespace(namespace).delete();
    client.services().inNamespace(namespace).delete();
  }
}
