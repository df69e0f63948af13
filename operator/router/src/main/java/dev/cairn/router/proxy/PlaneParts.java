package dev.cairn.router.proxy;

import dev.cairn.router.count.CountBook;
import dev.cairn.router.count.RouterSeries;
import dev.cairn.router.count.TripCheck;
import dev.cairn.router.record.Afterwards;
import dev.cairn.router.record.RecordWriter;
import dev.cairn.router.upstream.ByteBudget;

/**
 * What the event loops share.
 *
 * @param settings as given
 * @param trip decides whether a candidate loses its weight
 * @param counts for the controller
 * @param series for Prometheus
 * @param bodies budget of requests and kept answers
 * @param copies budget of copies
 * @param afterwards work that may wait
 * @param records where prediction records go
 */
record PlaneParts(
    PlaneSettings settings,
    TripCheck trip,
    CountBook counts,
    RouterSeries series,
    ByteBudget bodies,
    ByteBudget copies,
    Afterwards afterwards,
    RecordWriter records) {
  static PlaneParts of(PlaneSettings settings, TripCheck trip) {
    PlaneSettings.Bounds bounds = settings.bounds();
    return new PlaneParts(
        settings,
        trip,
        new CountBook(settings.eventLoops()),
        new RouterSeries(),
        new ByteBudget(bounds.bodyBytes()),
        new ByteBudget(bounds.shadowBytes()),
        new Afterwards(bounds.afterwards()),
        new RecordWriter(settings.lines(), bounds.recordBytes()));
  }
}
