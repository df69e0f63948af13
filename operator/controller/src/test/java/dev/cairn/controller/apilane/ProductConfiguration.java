package dev.cairn.controller.apilane;

import dev.cairn.controller.kube.CappedRetry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.ResolvedControllerConfiguration;
import io.javaoperatorsdk.operator.api.config.informer.InformerConfiguration;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Configures a reconciler as the build of the product does: from its annotation, and then from its
 * own updateConfigurationFrom. (The plain framework cannot: it looks for the type of a reconciler
 * only at direct interfaces.)
 */
final class ProductConfiguration {
  /** The framework's default of the annotation. */
  private static final Duration LONGEST_REST = Duration.ofHours(10);

  private ProductConfiguration() {}

  static <P extends HasMetadata> ControllerConfiguration<P> of(
      Class<P> kind,
      ConfigurableReconciler<P> reconciler,
      ConfigurationService service,
      Set<String> namespaces) {
    var annotation =
        reconciler
            .getClass()
            .getAnnotation(
                io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration.class);
    var informer = InformerConfiguration.builder(kind);
    ControllerConfiguration<P> base =
        new ResolvedControllerConfiguration<>(
            annotation.name(),
            annotation.generationAwareEventProcessing(),
            reconciler.getClass().getName(),
            new CappedRetry(),
            LinearRateLimiter.deactivatedRateLimiter(),
            LONGEST_REST,
            HasMetadata.getFullResourceName(kind) + "/finalizer",
            Map.of(),
            annotation.name(),
            service,
            (namespaces.isEmpty()
                    ? informer.withWatchAllNamespaces()
                    : informer.withNamespaces(namespaces))
                .buildForController(),
            annotation.triggerReconcilerOnAllEvents(),
            null);
    ControllerConfigurationOverrider<P> settings = ControllerConfigurationOverrider.override(base);
    reconciler.updateConfigurationFrom(settings);
    return settings.build();
  }
}
