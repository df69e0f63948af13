package dev.cairn.controller.kube;

import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How every reconciler is called: for changes that matter, again for ever after a failure, and now
 * and then without cause.
 */
public final class WatchSettings {
  /** A look from caches costs no request; it bounds how long a lost event could stay unseen. */
  private static final Duration LOOK_ANYWAY = Duration.ofMinutes(10);

  private WatchSettings() {}

  /**
   * Applies them.
   *
   * @param observedGeneration reads the generation that a status is about; null before the first
   */
  public static <T, R extends CustomResource<?, T>> void apply(
      ControllerConfigurationOverrider<R> settings,
      Function<T, @Nullable Long> observedGeneration) {
    settings
        .withRetry(new CappedRetry())
        .withReconciliationMaxInterval(LOOK_ANYWAY)
        .withOnUpdateFilter(
            (after, before) -> WatchFilter.matters(before, after, observedGeneration));
  }
}
