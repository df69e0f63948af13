package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.ServiceState;
import java.util.Objects;

/** A service in words while no rollout goes on. */
final class StandingPolicy {
  private StandingPolicy() {}

  /** What is asked for serves, if it does. */
  static Standing serving(RolloutCase that, Memory memory) {
    int ready = that.ready(memory.stableName());
    int size = that.spec().scaling().minReplicas();
    return ready > 0
        ? new Standing(
            ServiceState.READY,
            ServiceReason.Serving,
            "%s serves, %d of %d pods are ready".formatted(memory.stableName(), ready, size))
        : new Standing(
            ServiceState.DEGRADED,
            ServiceReason.PredictorNotReady,
            "no pod of %s is ready".formatted(memory.stableName()));
  }

  static Standing frozen() {
    return new Standing(
        ServiceState.PAUSED,
        ServiceReason.Frozen,
        "spec.rollout.freeze is true: the split stays as it is");
  }

  /** What is asked for was refused, just now or before. */
  static Standing blocked(BlockedRevision block) {
    String what = Objects.requireNonNullElse(block.message(), block.revision() + " was refused");
    return new Standing(
        ServiceState.ROLLED_BACK,
        ServiceReason.of(block.reason(), ServiceReason.RolledBack),
        BlockPolicy.comesAgain(block)
            ? what + "; the revision before fails alike, so that it is tried again"
            : "%s; ask for another version, or set cairn.dev/retry: %s"
                .formatted(what, BlockPolicy.lever(block)));
  }

  static Standing suspended() {
    return new Standing(
        ServiceState.SUSPENDED, ServiceReason.Suspended, "spec.suspend is true: no pods");
  }

  /** What is asked for is not there yet. */
  static Standing waiting(Target.Waiting target, Memory memory) {
    return new Standing(
        memory.stable() == null ? ServiceState.PENDING : ServiceState.WAITING,
        target.reason(),
        target.message());
  }

  /** What is asked for cannot be served. */
  static Standing refused(Target.Refused target, Memory memory) {
    return new Standing(
        memory.stable() == null ? ServiceState.PENDING : ServiceState.ROLLED_BACK,
        target.reason(),
        target.message());
  }
}
