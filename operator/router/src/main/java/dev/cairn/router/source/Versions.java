package dev.cairn.router.source;

import dev.cairn.crds.model.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Where ModelVersions are read, one at a time: a namespace may have thousands that nobody serves.
 */
interface Versions {
  /**
   * Reads a version.
   *
   * @return null when there is none of that name
   * @throws VersionUnreadableException when the server cannot be asked or its answer not be read
   */
  @Nullable SeenVersion read(String name) throws VersionUnreadableException;

  /**
   * A version as it was read.
   *
   * @param digest of its artifact; null when it has none
   * @param signature null when it is not known, or not yet
   */
  record SeenVersion(@Nullable String digest, @Nullable Signature signature) {}

  /** The version may exist, but nothing is known about it now. */
  final class VersionUnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    VersionUnreadableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
