package dev.cairn.controller;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Dead when an informer has stopped for good: nothing but a new process brings it back. A watch
 * that is only interrupted (the API server is away) makes the program not ready, by the framework's
 * own check, and no more: a restart would not help.
 */
@Liveness
public class InformersRun implements HealthCheck {
  private final Operator operator;

  InformersRun(Operator operator) {
    this.operator = operator;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> dead =
        operator.getRegisteredControllers().stream()
            .flatMap(InformersRun::stopped)
            .sorted()
            .toList();
    return HealthCheckResponse.named("informers")
        .status(dead.isEmpty())
        .withData("stopped", String.join(", ", dead))
        .build();
  }

  private static Stream<String> stopped(RegisteredController<?> controller) {
    Stream.Builder<String> stopped = Stream.builder();
    controller
        .getControllerHealthInfo()
        .unhealthyInformerEventSourceHealthIndicators()
        .forEach(
            (source, health) -> {
              Map<?, ?> informers = health.informerHealthIndicators();
              if (informers.values().stream().anyMatch(InformersRun::isStopped)) {
                stopped.add(controller.getConfiguration().getName() + "/" + source);
              }
            });
    return stopped.build();
  }

  private static boolean isStopped(Object informer) {
    return informer instanceof InformerHealthIndicator health
        && health.hasSynced()
        && !health.isRunning();
  }
}
