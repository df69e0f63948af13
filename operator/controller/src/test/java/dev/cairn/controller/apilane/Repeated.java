package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does something over and over on a thread of its own: when it is woken, and now and then. */
final class Repeated implements AutoCloseable {
  private static final long LONGEST_REST_MILLIS = 200;

  private final Runnable pass;
  private final List<Throwable> broken = new CopyOnWriteArrayList<>();
  private final Semaphore signal = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  Repeated(String name, Runnable pass) {
    this.pass = pass;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  void wake() {
    signal.release();
  }

  private void work() {
    while (!closed) {
      try {
        pass.run();
        signal.tryAcquire(LONGEST_REST_MILLIS, TimeUnit.MILLISECONDS);
        signal.drainPermits();
      } catch (InterruptedException e) {
        return;
      } catch (KubernetesClientException e) {
        // Somebody else changed the object first, or the test is over: the next pass sees the world
        // as it is now.
        if (e.getCode() != 409 && e.getCode() != 404 && !closed) {
          broken.add(e);
        }
      } catch (RuntimeException | AssertionError e) {
        broken.add(e);
      }
    }
  }

  /** Wakes it at every change. */
  <T> Watcher<T> watcher() {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, T object) {
        wake();
      }

      @Override
      public void onClose(WatcherException cause) {
        // The server ends watches when a CRD changes; the next pass comes by time then.
        if (!cause.isHttpGone()) {
          broken.add(cause);
        }
      }
    };
  }

  /** Ends it, and tells what it could not do. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(thread.getName() + " could not play its part", broken.getFirst());
    }
  }
}
