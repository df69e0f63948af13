package dev.cairn.controller.announced;

import dev.cairn.controller.kube.WatchSettings;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;

/** Tells InferenceServices that no reconciler serves them yet. */
@ControllerConfiguration(name = "inferenceservice", generationAwareEventProcessing = false)
public final class InferenceServiceReconciler implements ConfigurableReconciler<InferenceService> {
  private final Announcement announcement;

  /** What a reconciler is given. */
  public InferenceServiceReconciler(Announcement announcement) {
    this.announcement = announcement;
  }

  @Override
  public UpdateControl<InferenceService> reconcile(
      InferenceService object, Context<InferenceService> context) {
    return announcement.tell(object, InferenceServiceStatus.class);
  }

  @Override
  public void updateConfigurationFrom(ControllerConfigurationOverrider<InferenceService> settings) {
    WatchSettings.apply(settings, InferenceServiceStatus::observedGeneration);
  }
}
