package dev.cairn.controller.registry;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.work.JobChange;
import dev.cairn.crds.registry.ModelVersionStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a version needs now.
 *
 * @param create the Job that is to verify it, at most one
 * @param status the whole new status
 * @param events what to tell
 * @param release Jobs that may go, once the status is written
 * @param next when to look again if nothing happens; empty when nothing is awaited
 */
record VersionPlan(
    List<Job> create,
    ModelVersionStatus status,
    List<PlannedEvent> events,
    List<JobChange> release,
    Optional<Duration> next) {
  VersionPlan {
    create = List.copyOf(create);
    events = List.copyOf(events);
    release = List.copyOf(release);
  }

  /** The same, and Jobs to be made. */
  VersionPlan creating(List<Job> jobs) {
    return new VersionPlan(jobs, status, events, release, next);
  }
}
