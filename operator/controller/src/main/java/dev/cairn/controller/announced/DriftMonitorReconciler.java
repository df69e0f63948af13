package dev.cairn.controller.announced;

import dev.cairn.controller.kube.WatchSettings;
import dev.cairn.crds.drift.DriftMonitor;
import dev.cairn.crds.drift.DriftMonitorStatus;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** Tells DriftMonitors that no reconciler serves them yet. */
@ControllerConfiguration(name = "driftmonitor", generationAwareEventProcessing = false)
public final class DriftMonitorReconciler implements ConfigurableReconciler<DriftMonitor> {
  private final Announcement announcement;

  /** What a reconciler is given. */
  public DriftMonitorReconciler(Announcement announcement) {
    this.announcement = announcement;
  }

  @Override
  public UpdateControl<DriftMonitor> reconcile(DriftMonitor object, Context<DriftMonitor> context) {
    return announcement.tell(object, DriftMonitorStatus.class);
  }

  @Override
  public void updateConfigurationFrom(ControllerConfigurationOverrider<DriftMonitor> settings) {
    WatchSettings.apply(settings, DriftMonitorStatus::observedGeneration);
  }
}
