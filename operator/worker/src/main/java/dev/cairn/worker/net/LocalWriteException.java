package dev.cairn.worker.net;

import java.io.IOException;

/** Marks a failure of this side's disk, which no second download would mend. */
public final class LocalWriteException extends IOException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  public LocalWriteException(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  /** What the disk said. */
  IOException cause() {
    return failure;
  }
}
