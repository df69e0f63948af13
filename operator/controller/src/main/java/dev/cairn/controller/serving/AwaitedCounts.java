package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;

/** Whether somebody waits for what the routers count of a service. Pure. */
final class AwaitedCounts {
  private AwaitedCounts() {}

  /**
   * During a rollout, while routers take a table over or a revision waits for its last requests
   * (both: RouteReady is not True), and while a provisional refusal is checked against stable.
   */
  static boolean isAwaited(InferenceService service) {
    InferenceServiceStatus status = service.getStatus();
    if (status == null || status.traffic() == null || service.isMarkedForDeletion()) {
      return false;
    }
    boolean settled =
        Conditions.find(status.conditions(), Standing.ROUTE_READY)
            .filter(condition -> condition.status().equals(StatusCondition.TRUE))
            .isPresent();
    return !settled
        || status.rollout() != null
        || status.blockedRevisions().stream()
            .anyMatch(blocked -> Boolean.TRUE.equals(blocked.provisional()));
  }
}
