package dev.cairn.controller.registry;

import dev.cairn.controller.work.JobChange;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans around a new status: what is told, which Jobs may go, when to look again. */
final class VersionPlans {
  /** How long a Job whose result is latched can still be looked at. */
  static final int KEPT_SECONDS = 600;

  private VersionPlans() {}

  /** Nothing is known anew. */
  static VersionPlan unchanged(VersionCase that, Duration next) {
    return new VersionPlan(List.of(), that.before(), List.of(), List.of(), Optional.of(next));
  }

  /** Nothing is awaited. */
  static VersionPlan settled(VersionCase that, ModelVersionStatus status) {
    return plan(that, status, released(that, Optional.empty()), Optional.empty());
  }

  /** Something is awaited; results of Jobs are latched. */
  static VersionPlan awaiting(VersionCase that, ModelVersionStatus status, Duration next) {
    return plan(that, status, released(that, Optional.empty()), Optional.of(next));
  }

  /** The result of the Job that is at its turn is still being read. */
  static VersionPlan readingOn(VersionCase that, ModelVersionStatus status, Duration next) {
    String job = VerifyJobManifest.name(that.version(), that.attempt());
    return plan(that, status, released(that, Optional.of(job)), Optional.of(next));
  }

  private static VersionPlan plan(
      VersionCase that,
      ModelVersionStatus draft,
      List<JobChange> release,
      Optional<Duration> next) {
    ModelVersionStatus status = ServingEffect.of(that, draft);
    ModelVersionStatus settled = status.equals(that.before()) ? that.before() : status;
    return new VersionPlan(
        List.of(), settled, VersionEvents.between(that.before(), settled), release, next);
  }

  private static List<JobChange> released(VersionCase that, Optional<String> read) {
    return that.seen().verifying().ended().stream()
        .filter(job -> job.controls().secondsAfterFinished() == null)
        .filter(job -> read.isEmpty() || !job.name().equals(read.get()))
        .map(job -> JobChange.expireAfter(job, KEPT_SECONDS))
        .toList();
  }
}
