package dev.cairn.router.proxy;

import dev.cairn.router.count.ServiceBook;
import dev.cairn.router.count.TableBook;
import dev.cairn.router.table.Route;

/**
 * A service's table with the books that it counts in; the same for all event loops.
 *
 * @param route the table
 * @param service book of the service
 * @param table book of the table
 */
record ServiceTable(Route route, ServiceBook service, TableBook table) {
  String uid() {
    return route.source().uid();
  }
}
