package dev.cairn.controller.apilane;

import dev.cairn.controller.announced.Announcement;
import dev.cairn.controller.announced.DriftMonitorReconciler;
import dev.cairn.controller.announced.FeatureViewReconciler;
import dev.cairn.controller.announced.InferenceServiceReconciler;
import dev.cairn.controller.kube.StatusWriter;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Clock;
import java.util.List;

/** The reconcilers of kinds that are only announced. */
final class AnnouncedKinds {
  private AnnouncedKinds() {}

  static List<ConfigurableReconciler<?>> reconcilers(StatusWriter status, Clock clock) {
    Announcement announcement = new Announcement(status, clock);
    return List.of(
        new InferenceServiceReconciler(announcement),
        new DriftMonitorReconciler(announcement),
        new FeatureViewReconciler(announcement));
  }
}
