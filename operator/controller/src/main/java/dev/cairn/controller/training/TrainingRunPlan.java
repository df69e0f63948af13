package dev.cairn.controller.training;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.work.JobChange;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run needs now, in the order in which it is done.
 *
 * @param create children to be there; what is there already is left as it is
 * @param stop changes that must happen before the status says so
 * @param status the whole new status
 * @param events what to tell, once the status holds it
 * @param release changes that are only safe once the status is written
 * @param next when to look again if nothing happens; empty when nothing is awaited
 */
record TrainingRunPlan(
    List<HasMetadata> create,
    List<JobChange> stop,
    TrainingRunStatus status,
    List<PlannedEvent> events,
    List<JobChange> release,
    Optional<Duration> next) {

  TrainingRunPlan {
    create = List.copyOf(create);
    stop = List.copyOf(stop);
    events = List.copyOf(events);
    release = List.copyOf(release);
  }
}
