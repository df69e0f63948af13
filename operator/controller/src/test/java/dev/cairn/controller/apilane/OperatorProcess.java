package dev.cairn.controller.apilane;

import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.registry.ModelVersionReconciler;
import dev.cairn.controller.serving.InferenceServiceReconciler;
import dev.cairn.controller.serving.ServingSettings;
import dev.cairn.controller.serving.router.RouterSettings;
import dev.cairn.controller.training.TrainingRunReconciler;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operator, as the product runs it, inside the test's process: under the chart's ServiceAccount
 * and rights, with the reconcilers' own settings.
 */
final class OperatorProcess implements AutoCloseable {
  static final String WORKER_IMAGE = "localhost/cairn-worker:lane";

  private static final Duration ASK_ROUTERS = Duration.ofMillis(200);

  private final ApiLane lane;
  private final Traffic traffic;
  private final ReconciliationCount count = new ReconciliationCount();
  private final KubernetesClient client;
  private final Operator operator;
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

  private OperatorProcess(
      ApiLane lane,
      Traffic traffic,
      String user,
      Consumer<ConfigurationServiceOverrider> settings) {
    this.lane = lane;
    this.traffic = traffic;
    this.client = lane.clientOf(user, traffic);
    this.operator =
        new Operator(
            overrider -> {
              overrider
                  .withKubernetesClient(client)
                  .withConcurrentReconciliationThreads(4)
                  .withReconciliationTerminationTimeout(Duration.ofSeconds(2))
                  .withInformerStoppedHandler((informer, why) -> informerStopped(why))
                  .withMetrics(count);
              settings.accept(overrider);
            });
  }

  /**
   * Starts an operator.
   *
   * @param user under whose rights
   * @param namespaces whose runs and versions it looks after
   */
  static OperatorProcess start(ApiLane lane, Traffic traffic, String user, Set<String> namespaces) {
    OperatorProcess process = new OperatorProcess(lane, traffic, user, overrider -> {});
    process.registerServed(namespaces);
    process.operator.start();
    return process;
  }

  /** Starts an operator like the product's pod: every kind, all namespaces. */
  static OperatorProcess startWhole(
      ApiLane lane, Traffic traffic, Consumer<ConfigurationServiceOverrider> settings) {
    OperatorProcess process = new OperatorProcess(lane, traffic, ChartRights.CONTROLLER, settings);
    process.registerServed(Set.of());
    AnnouncedKinds.register(process, process.status(), Clock.systemUTC());
    process.operator.start();
    return process;
  }

  private void registerServed(Set<String> namespaces) {
    Clock clock = Clock.systemUTC();
    EventRecorder events = new EventRecorder(client, clock);
    register(
        TrainingRun.class,
        new TrainingRunReconciler(client, status(), events, worker(), clock),
        namespaces);
    register(
        ModelVersion.class,
        new ModelVersionReconciler(client, status(), events, worker(), clock),
        namespaces);
    register(
        InferenceService.class,
        new InferenceServiceReconciler(client, events, lane.network(), serving(), clock),
        namespaces);
  }

  private StatusWriter status() {
    return new StatusWriter(client);
  }

  <P extends HasMetadata> void register(
      Class<P> kind, ConfigurableReconciler<P> reconciler, Set<String> namespaces) {
    operator.register(
        reconciler,
        ProductConfiguration.of(kind, reconciler, operator.getConfigurationService(), namespaces));
  }

  private static ServingSettings serving() {
    RouterSettings router =
        new RouterSettings(
            "localhost/cairn-router:lane",
            "IfNotPresent",
            1,
            new RouterSettings.Resources("100m", "384Mi", "512Mi", "256m"),
            new RouterSettings.Access("cairn-router", ChartRights.NAMESPACE, "cairn-controller"));
    return new ServingSettings(worker(), router, ASK_ROUTERS);
  }

  private static WorkerSettings worker() {
    return new WorkerSettings(
        WORKER_IMAGE,
        "IfNotPresent",
        new WorkerSettings.Resources("100m", "256Mi", "1Gi", "50Gi"),
        List.of());
  }

  Traffic traffic() {
    return traffic;
  }

  ReconciliationCount count() {
    return count;
  }

  /**
   * The product's process ends, by System.exit, when a watch of it breaks for good. A killed
   * operator has no process to end but the tests' own, whose watches break because it is dead.
   */
  private void informerStopped(@Nullable Throwable why) {
    if (why != null && !traffic.isDead()) {
      broken.compareAndSet(null, why);
    }
  }

  /** SIGKILL: no request of it arrives any more. */
  @Override
  public void close() {
    traffic.kill();
    operator.stop();
    client.close();
    if (broken.get() != null) {
      throw new AssertionError("a watch of a living operator broke", broken.get());
    }
  }
}
