package dev.cairn.controller.apilane;

import dev.cairn.controller.kube.EventRecorder;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.registry.ModelVersionReconciler;
import dev.cairn.controller.training.TrainingRunReconciler;
import dev.cairn.controller.training.WorkerSettings;
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
    process.reconcilers().forEach(reconciler -> process.register(reconciler, namespace));
    process.operator.start();
    return process;
  }

  /** Starts an operator like the product's pod: every kind, all namespaces. */
  static OperatorProcess startWhole(
      ApiLane lane, Traffic traffic, Consumer<ConfigurationServiceOverrider> settings) {
    OperatorProcess process = new OperatorProcess(lane, traffic, settings);
    process.reconcilers().forEach(reconciler -> process.register(reconciler, null));
    AnnouncedKinds.reconcilers(process.status(), Clock.systemUTC())
        .forEach(reconciler -> process.register(reconciler, null));
    process.operator.start();
    return process;
  }

  private List<ConfigurableReconciler<?>> reconcilers() {
    Clock clock = Clock.systemUTC();
    EventRecorder events = new EventRecorder(client, clock);
    return List.of(
        new TrainingRunReconciler(client, status(), events, worker(), clock),
        new ModelVersionReconciler(status(), events, clock));
  }

  private StatusWriter status() {
    return new StatusWriter(client);
  }

  private <P extends HasMetadata> void register(
      ConfigurableReconciler<P> reconciler, @Nullable String namespace) {
    operator.register(
        reconciler,
        settings -> {
          reconciler.updateConfigurationFrom(settings);
          if (namespace != null) {
            settings.settingNamespace(namespace);
          }
        });
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
