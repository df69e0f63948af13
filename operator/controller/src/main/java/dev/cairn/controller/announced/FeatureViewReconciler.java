package dev.cairn.controller.announced;

import dev.cairn.controller.kube.WatchSettings;
import dev.cairn.crds.features.FeatureView;
import dev.cairn.crds.features.FeatureViewStatus;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** Tells FeatureViews that no reconciler serves them yet. */
@ControllerConfiguration(name = "featureview", generationAwareEventProcessing = false)
public final class FeatureViewReconciler implements ConfigurableReconciler<FeatureView> {
  private final Announcement announcement;

  /** What a reconciler is given. */
  public FeatureViewReconciler(Announcement announcement) {
    this.announcement = announcement;
  }

  @Override
  public UpdateControl<FeatureView> reconcile(FeatureView object, Context<FeatureView> context) {
    return announcement.tell(object, FeatureViewStatus.class);
  }

  @Override
  public void updateConfigurationFrom(ControllerConfigurationOverrider<FeatureView> settings) {
    WatchSettings.apply(settings, FeatureViewStatus::observedGeneration);
  }
}
