package dev.cairn.router.shadow;

import dev.cairn.router.count.LaneCounts;
import dev.cairn.router.table.Route;
import dev.cairn.router.upstream.Ask;
import dev.cairn.router.upstream.Target;
import io.vertx.core.buffer.Buffer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that was answered and is to be asked again.
 *
 * @param target who gets the copy
 * @param route the table at dispatch
 * @param counts of that table
 * @param ask the request
 * @param bytes of request and answer
 * @param primary what the client got
 * @param unit hash of whose request it is, worked out when it is needed
 */
public record Copy(
    Target target,
    Route route,
    LaneCounts counts,
    Ask ask,
    long bytes,
    Primary primary,
    LongSupplier unit) {

  /**
   * The answer to compare with.
   *
   * @param status HTTP status
   * @param body null when it was too big to keep
   */
  public record Primary(int status, @Nullable Buffer body) {}
}
