package dev.cairn.controller.registry;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a version needs now.
 *
 * @param status the whole new status
 * @param events what to tell
 * @param next when to look again if nothing happens; empty when nothing is awaited
 */
record VersionPlan(ModelVersionStatus status, List<PlannedEvent> events, Optional<Duration> next) {
  VersionPlan {
    events = List.copyOf(events);
  }
}
