package dev.cairn.router.source;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What the control side counts; safe from any thread. */
final class SourceCounts {
  final AtomicLong services = new AtomicLong();
  final AtomicLong refusedNow = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong applied = new AtomicLong();
  final AtomicLong applyFailures = new AtomicLong();
  final AtomicLong diskFailures = new AtomicLong();
  final AtomicLong passFailures = new AtomicLong();
  final AtomicLong synced = new AtomicLong();

  /** Prometheus text format. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "routed_services", "gauge", "Services with a route table.", services);
    line(text, "refused_tables", "gauge", "Services whose newest table is refused.", refusedNow);
    line(text, "table_refusals_total", "counter", "Tables that were refused.", refused);
    line(text, "route_changes_total", "counter", "Times that routes were replaced.", applied);
    line(text, "apply_failures_total", "counter", "Ports or routes not opened.", applyFailures);
    line(text, "disk_failures_total", "counter", "Routes not kept on disk.", diskFailures);
    line(text, "pass_failures_total", "counter", "Passes that ended early.", passFailures);
    line(text, "synced", "gauge", "1 once the API server told everything.", synced);
    return text.toString();
  }

  private static void line(
      StringBuilder text, String name, String type, String help, AtomicLong value) {
    text.append(
        String.format(
            Locale.ROOT,
            "# HELP cairn_router_%1$s %2$s%n# TYPE cairn_router_%1$s %3$s%ncairn_router_%1$s %4$d%n",
            name,
            help,
            type,
            value.get()));
  }
}
