package dev.cairn.router.upstream;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that may be held at once, over all event loops. Safe from any thread. */
public final class ByteBudget {
  private final long most;
  private final AtomicLong held = new AtomicLong();

  /** With so many bytes. */
  public ByteBudget(long most) {
    this.most = most;
  }

  /** Takes bytes; false when they do not fit. */
  public boolean reserve(long bytes) {
    if (held.addAndGet(bytes) > most) {
      held.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** Gives bytes back. */
  public void release(long bytes) {
    held.addAndGet(-bytes);
  }

  /** Bytes that are held. */
  public long held() {
    return held.get();
  }
}
