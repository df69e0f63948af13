package dev.cairn.router.proxy;

import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.router.count.ArmKey;
import dev.cairn.router.count.TableBook;
import dev.cairn.router.count.TripCheck;
import dev.cairn.router.table.Arm;
import dev.cairn.router.table.Route;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Takes the candidate's weight away when its failures are overwhelming. One event loop. */
final class TripWatch {
  /** Failures that come together are looked at together. */
  private static final long PAUSE_MILLIS = 20;

  private static final double PERCENT = 100;

  private final Vertx vertx;
  private final TripCheck check;
  private final Clock clock;
  private final Route route;
  private final TableBook book;
  private boolean waiting;

  TripWatch(Vertx vertx, PlaneParts parts, ServiceTable table) {
    this.vertx = vertx;
    this.check = parts.trip();
    this.clock = parts.settings().clock();
    this.route = table.route();
    this.book = table.table();
  }

  /** The candidate failed a request. */
  void failed() {
    if (waiting || book.isTripped() || route.table().trip() == null) {
      return;
    }
    waiting = true;
    vertx.setTimer(
        PAUSE_MILLIS,
        ignored -> {
          waiting = false;
          look();
        });
  }

  private void look() {
    Double limit = route.table().trip();
    Arm candidate = route.arm(RevisionRole.CANDIDATE);
    Arm stable = route.arm(RevisionRole.STABLE);
    if (limit == null || candidate == null || stable == null) {
      return;
    }
    boolean trips =
        check.trips(
            limit,
            book.arm(new ArmKey(candidate.revision(), false)),
            book.arm(new ArmKey(stable.revision(), false)),
            candidate.weight() / PERCENT);
    if (trips) {
      book.trip(clock.millis());
    }
  }
}
