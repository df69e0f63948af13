package dev.cairn.router.proxy;

import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.router.count.LaneCounts;
import dev.cairn.router.table.Arm;
import dev.cairn.router.table.Route;
import dev.cairn.router.upstream.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service's table on one event loop.
 *
 * @param shared what all event loops have of it
 * @param counts this event loop's counts
 * @param targets the revisions
 * @param tripWatch looks at failures of the candidate
 */
record LaneRoute(
    ServiceTable shared, LaneCounts counts, List<Target> targets, TripWatch tripWatch) {
  Route route() {
    return shared.route();
  }

  Target target(Arm arm) {
    for (Target target : targets) {
      if (target.arm().role() == arm.role() && target.arm().revision().equals(arm.revision())) {
        return target;
      }
    }
    throw new IllegalArgumentException("the table has no such arm: " + arm.revision());
  }

  @Nullable Target target(RevisionRole role) {
    Arm arm = route().arm(role);
    return arm == null ? null : target(arm);
  }
}
