/**
 * What routers count: requests by table and revision, for the controller, and series for
 * Prometheus. Every counter has one writer, an event loop; its lock is only there for the rare
 * reader, which adds the event loops up.
 */
@NullMarked
package dev.cairn.router.count;

import org.jspecify.annotations.NullMarked;
