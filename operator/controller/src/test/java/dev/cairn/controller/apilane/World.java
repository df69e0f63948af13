package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Names;
import dev.cairn.crds.drift.DriftMonitor;
import dev.cairn.crds.features.FeatureView;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A namespace with somebody who plays its nodes, and the operators that a test starts. */
final class World implements AutoCloseable {
  private final ApiLane lane = ApiLane.SHARED;
  private final KubernetesClient client = lane.admin();
  private final String namespace = lane.namespace();
  private final FakeKubelet kubelet = new FakeKubelet(lane, namespace);
  private final List<OperatorProcess> operators = new ArrayList<>();
  private @Nullable Serving serving;

  String namespace() {
    return namespace;
  }

  FakeKubelet kubelet() {
    return kubelet;
  }

  /** The namespace's service, and who plays its Deployments and routers. */
  Serving serving() {
    if (serving == null) {
      serving = new Serving(this, lane);
    }
    return serving;
  }

  KubernetesClient client() {
    return client;
  }

  Kubectl kubectl() {
    return lane.kubectl();
  }

  /** Starts an operator for this namespace. */
  OperatorProcess operator() {
    return operator(Traffic.undisturbed());
  }

  OperatorProcess operator(Traffic traffic) {
    return operator(traffic, ChartRights.CONTROLLER);
  }

  /** Starts an operator under other rights than the chart's. */
  OperatorProcess operator(Traffic traffic, String user) {
    OperatorProcess process = OperatorProcess.start(lane, traffic, user, Set.of(namespace));
    operators.add(process);
    return process;
  }

  /** kubectl apply. */
  void apply(String yaml) {
    kubectl().must("apply", "-n", namespace, "-f", ApiLane.file("object", yaml).toString());
  }

  /** Creates a run and returns it as the server stored it. */
  TrainingRun create(String yaml) {
    return client.resource(Samples.parseRun(yaml)).inNamespace(namespace).create();
  }

  Resource<TrainingRun> runResource(String name) {
    return client.resources(TrainingRun.class).inNamespace(namespace).withName(name);
  }

  TrainingRun run(String name) {
    return Objects.requireNonNull(runResource(name).get(), name);
  }

  TrainingRunStatus status(String name) {
    TrainingRunStatus status = run(name).getStatus();
    return status == null ? TrainingRunStatus.empty() : status;
  }

  /** A version that is effective in Production and can predict: the champion of its model. */
  void champion(String name) {
    Versions.available(this, name, Stages.PRODUCTION);
  }

  Resource<ModelVersion> versionResource(String name) {
    return client.resources(ModelVersion.class).inNamespace(namespace).withName(name);
  }

  Resource<ControllerRevision> journalResource(String run) {
    return client
        .apps()
        .controllerRevisions()
        .inNamespace(namespace)
        .withName(Names.child(run, "verdict"));
  }

  Resource<Job> jobResource(String name) {
    return client.resources(Job.class).inNamespace(namespace).withName(name);
  }

  List<Event> events(String about) {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getInvolvedObject().getName().equals(about))
        .toList();
  }

  /** Waits until a run is in a state, and returns its status. */
  TrainingRunStatus await(String name, RunState state) {
    eventually(
        () ->
            assertThat(status(name).state())
                .as("state of %s/%s: %s", namespace, name, status(name).conditions())
                .isEqualTo(state));
    return status(name);
  }

  /** Waits until a run is in a state for a reason, and returns the reason's message. */
  String await(String name, RunState state, String reason) {
    eventually(
        () -> {
          assertThat(status(name).state()).as(status(name).toString()).isEqualTo(state);
          assertThat(condition(name, "Ready").map(StatusCondition::reason)).contains(reason);
        });
    return condition(name, "Ready").map(StatusCondition::message).orElseThrow();
  }

  Optional<StatusCondition> condition(String run, String type) {
    return Conditions.find(status(run).conditions(), type);
  }

  /** Waits until a container is at work. */
  void awaitStep(String name, String step) {
    eventually(
        () ->
            assertThat(status(name).step())
                .as(status(name).toString())
                .satisfies(
                    at ->
                        assertThat(String.valueOf(at).replace('_', '-'))
                            .isEqualToIgnoringCase(step)));
  }

  /** Takes a run's status away by other means than the operator. */
  void wipeStatus(String run) {
    wipe(runResource(run));
  }

  void wipeVersionStatus(String version) {
    wipe(versionResource(version));
  }

  private static void wipe(Resource<?> resource) {
    resource
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":null}");
  }

  /** kubectl patch --type merge. */
  void patch(String run, String json) {
    runResource(run).patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  /** What must hold of a run that has ended well, whatever happened on its way. */
  void assertDoneOnce(String name) {
    await(name, RunState.SUCCEEDED);
    eventually(() -> assertVersion(name));
    String fitted = Names.fit(name);
    assertThat(kubelet.volumes().trainings(name)).as("trainings of %s", name).isEqualTo(1);
    assertThat(kubelet.jobsEverMade(fitted, "train")).as("Jobs that train").isEqualTo(1);
    assertThat(kubelet.jobsEverMade(fitted, "evaluate")).as("Jobs that publish").isEqualTo(1);
    assertThat(client.resources(ModelVersion.class).inNamespace(namespace).list().getItems())
        .as("versions")
        .filteredOn(version -> version.getMetadata().getName().equals(name))
        .hasSize(1);
    assertThat(journalResource(name).get()).as("journal of %s", name).isNotNull();
  }

  private void assertVersion(String name) {
    Volumes.Published published = kubelet.volumes().published(Samples.OUTPUT, name).orElseThrow();
    TrainingRunStatus status = status(name);
    ModelVersion version = versionResource(name).get();
    assertThat(version).as("ModelVersion %s", name).isNotNull();
    assertThat(version.getStatus()).isNotNull();
    assertThat(version.getStatus().provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(version.getSpec().artifact().digest()).isEqualTo(published.artifactDigest());
    assertThat(Objects.requireNonNull(version.getSpec().evidence()).digest())
        .isEqualTo(Volumes.digest(published.evidence()));
    assertThat(Objects.requireNonNull(status.artifact()).digest())
        .isEqualTo(published.artifactDigest());
    assertThat(Objects.requireNonNull(status.evidence()).digest())
        .isEqualTo(Volumes.digest(published.evidence()));
  }

  /**
   * Ends what the test started and takes its objects away, so that later tests see none of them.
   */
  @Override
  public void close() {
    operators.forEach(OperatorProcess::close);
    kubelet.close();
    if (serving != null) {
      serving.close();
    }
    List.of(
            TrainingRun.class,
            ModelVersion.class,
            DriftMonitor.class,
            InferenceService.class,
            FeatureView.class)
        .forEach(kind -> client.resources(kind).inNamespace(namespace).delete());
    client.batch().v1().jobs().inNamespace(namespace).delete();
    client.pods().inNamespace(namespace).withGracePeriod(0).delete();
    client.apps().controllerRevisions().inNamespace(namespace).delete();
  }
}
