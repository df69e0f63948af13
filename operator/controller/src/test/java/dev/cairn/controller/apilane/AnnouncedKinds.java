package dev.cairn.controller.apilane;

import dev.cairn.controller.announced.Announcement;
import dev.cairn.controller.announced.DriftMonitorReconciler;
import dev.cairn.controller.announced.FeatureViewReconciler;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.crds.drift.DriftMonitor;
import dev.cairn.crds.features.FeatureView;
import java.time.Clock;
import java.util.Set;

/** The reconcilers of kinds that are only announced. */
final class AnnouncedKinds {
  private AnnouncedKinds() {}

  static void register(OperatorProcess process, StatusWriter status, Clock clock) {
    Announcement announcement = new Announcement(status, clock);
    process.register(DriftMonitor.class, new DriftMonitorReconciler(announcement), Set.of());
    process.register(FeatureView.class, new FeatureViewReconciler(announcement), Set.of());
  }
}
