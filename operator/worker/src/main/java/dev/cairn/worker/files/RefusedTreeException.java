package dev.cairn.worker.files;

import java.io.IOException;

/** A tree holds something that must not be copied; the message names it and what to do. */
public final class RefusedTreeException extends IOException {
  private static final long serialVersionUID = 1L;

  public RefusedTreeException(String message) {
    super(message);
  }
}
