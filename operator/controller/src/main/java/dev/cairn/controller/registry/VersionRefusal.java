package dev.cairn.controller.registry;

import java.time.Duration;

/**
 * What the API server does not let us make.
 *
 * @param reason Forbidden, InvalidSpec or NameConflict
 * @param message the server's words, and what to do
 */
record VersionRefusal(VersionReason reason, String message) {
  /** Somebody else has to act first. */
  static final Duration TRY_AGAIN = Duration.ofMinutes(1);
}
