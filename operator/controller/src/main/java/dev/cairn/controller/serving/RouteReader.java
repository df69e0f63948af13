package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.routers.ServiceCounts;
import dev.cairn.controller.serving.rollout.RolloutPlan;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.RouteTable;
import org.jspecify.annotations.Nullable;

/** Reads how far routers serve a service and follow its table. Pure. */
final class RouteReader {
  private RouteReader() {}

  static Standing.Route read(ServiceCase that, RolloutPlan plan, @Nullable RouteTable table) {
    int ready =
        that.seen()
            .router()
            .map(made -> made.getStatus() == null ? null : made.getStatus().getReadyReplicas())
            .orElse(0);
    if (ready == 0 || table == null) {
      return new Standing.Route(
          false,
          false,
          ready == 0
              ? "no pod of Deployment cairn-router is ready: `kubectl describe deployment cairn-router` says why"
              : "no revision is ready to get requests yet");
    }
    RouteTable before = that.before().traffic();
    boolean same = before != null && before.id().equals(table.id());
    boolean taken =
        same
            && that.seen()
                .counts()
                .filter(counts -> counts.table().equals(table.id()))
                .filter(ServiceCounts::acknowledged)
                .isPresent();
    boolean was = isTrue(that, Standing.ROUTE_READY);
    boolean leaving = leaving(that, plan);
    boolean settled = !leaving && (taken || (was && (same || plan.rollout() != null)));
    boolean serves = taken || was || isTrue(that, Standing.AVAILABLE);
    return new Standing.Route(serves, settled, words(settled, leaving, ready));
  }

  private static String words(boolean settled, boolean leaving, int ready) {
    if (settled) {
      return "the routers follow the route table (%d ready)".formatted(ready);
    }
    return leaving
        ? "a revision without weight waits for its last requests"
        : "router pods take the route table over";
  }

  /** Whether revisions live that nobody needs and that were not removed yet. */
  private static boolean leaving(ServiceCase that, RolloutPlan plan) {
    return plan.rollout() == null
        && that.seen().deployments().stream()
            .map(made -> made.getMetadata().getName())
            .filter(name -> !that.isOnlyFallback(name))
            .anyMatch(name -> plan.stable() == null || !name.equals(plan.stable().revision()));
  }

  private static boolean isTrue(ServiceCase that, String condition) {
    return Conditions.find(that.before().conditions(), condition)
        .filter(known -> known.status().equals(StatusCondition.TRUE))
        .isPresent();
  }
}
