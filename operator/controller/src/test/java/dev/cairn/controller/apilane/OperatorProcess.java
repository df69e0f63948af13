package dev.cairn.controller.apilane;

import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.registry.ModelVersionReconciler;
import dev.cairn.controller.training.TrainingRunReconciler;
import dev.cairn.controller.training.WorkerSettings;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operator, as the product runs it, inside the test's process: under the chart's ServiceAccount
 * and rights, with the reconcilers' own settings.
 */
final class OperatorProcess implements AutoCloseable {
  static final String WORKER_IMAGE = "localhost/cairn-worker:lane";

  private final Traffic traffic;
  private final ReconciliationCount count = new ReconciliationCount();
  private final KubernetesClient client;
  private final Operator operator;

  private OperatorProcess(
      ApiLane lane, Traffic traffic, Consumer<ConfigurationServiceOverrider> settings) {
    this.traffic = traffic;
    this.client = lane.clientOf(ChartRights.CONTROLLER, traffic);
    this.operator =
        new Operator(
            overrider -> {
              overrider
                  .withKubernetesClient(client)
                  .withConcurrentReconciliationThreads(4)
                  .withReconciliationTerminationTimeout(Duration.ofSeconds(2))
                  .withMetrics(count);
              settings.accept(overrider);
            });
  }

  /**
   * Starts an operator.
   *
   * @param namespace whose runs and versions it looks after; null: all, as the product
   */
  static OperatorProcess start(ApiLane lane, Traffic traffic, @Nullable String namespace) {
    OperatorProcess process = new OperatorProcess(lane, traffic, overrider -> {});
    process.registerServed(namespace);
    process.operator.start();
    return process;
  }

  /** Starts an operator like the product's pod: every kind, all namespaces. */
  static OperatorProcess startWhole(
      ApiLane lane, Traffic traffic, Consumer<ConfigurationServiceOverrider> settings) {
    OperatorProcess process = new OperatorProcess(lane, traffic, settings);
    process.registerServed(null);
    AnnouncedKinds.register(process, process.status(), Clock.systemUTC());
    process.operator.start();
    return process;
  }

  private void registerServed(@Nullable String namespace) {
    Clock clock = Clock.systemUTC();
    EventRecorder events = new EventRecorder(client, clock);
    register(
        TrainingRun.class,
        new TrainingRunReconciler(client, status(), events, worker(), clock),
        namespace);
    register(
        ModelVersion.class, new ModelVersionReconciler(status(), events, clock), namespace);
  }

  private StatusWriter status() {
    return new StatusWriter(client);
  }

  <P extends HasMetadata> void register(
      Class<P> kind, ConfigurableReconciler<P> reconciler, @Nullable String namespace) {
    operator.register(
        reconciler,
        ProductConfiguration.of(
            kind, reconciler, operator.getConfigurationService(), namespace));
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

  /** SIGKILL: no request of it arrives any more. */
  @Override
  public void close() {
    traffic.kill();
    operator.stop();
    client.close();
  }
}
