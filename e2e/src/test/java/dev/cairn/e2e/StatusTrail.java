package dev.cairn.e2e;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.e2e.fixture.LiveRun;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Every status that a run has shown to a watcher, from its creation on. */
final class StatusTrail implements Watcher<TrainingRun>, AutoCloseable {
  private final List<TrainingRunStatus> seen = new CopyOnWriteArrayList<>();
  private @Nullable Watch watch;

  private StatusTrail() {}

  static StatusTrail follow(LiveRun run) {
    StatusTrail trail = new StatusTrail();
    trail.watch = run.resource().watch(trail);
    return trail;
  }

  /** What the operator wrote while the run was under way. */
  List<TrainingRunStatus> beforeTheEnd() {
    return seen.stream()
        .filter(status -> status.state() != null && status.state() != RunState.SUCCEEDED)
        .toList();
  }

  /** A condition's status; empty when the condition is not there. */
  static Optional<String> value(TrainingRunStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .map(StatusCondition::status)
        .findFirst();
  }

  @Override
  public void eventReceived(Action action, TrainingRun run) {
    seen.add(run.getStatus());
  }

  @Override
  public void onClose(WatcherException cause) {
    throw new IllegalStateException("the watch ended before the run did", cause);
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
