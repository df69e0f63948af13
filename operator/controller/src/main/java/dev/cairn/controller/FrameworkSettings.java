package dev.cairn.controller;

import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;

/** What the operator framework does not take from properties. */
@Singleton
public class FrameworkSettings implements ConfigurationServiceCustomizer {
  private static final int RECONCILIATIONS_AT_ONCE = 4;

  private final MeterRegistry registry;

  FrameworkSettings(MeterRegistry registry) {
    this.registry = registry;
  }

  // "removal": the framework's newer MicrometerMetricsV2 registers a meter twice with other tags,
  // and the start fails.
  @SuppressWarnings("removal")
  @Override
  public Consumer<ConfigurationServiceOverrider> overrider() {
    return settings ->
        settings
            // Per-resource metrics would grow with the number of objects for ever.
            .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry))
            .withConcurrentReconciliationThreads(RECONCILIATIONS_AT_ONCE)
            // A SIGTERM lets what has begun end.
            .withReconciliationTerminationTimeout(Duration.ofSeconds(10));
  }
}
