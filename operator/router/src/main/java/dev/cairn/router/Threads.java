package dev.cairn.router;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/**
 * Two sets of threads: lists of objects and questions of the controller must not delay traffic.
 *
 * @param traffic of the data plane
 * @param trafficLoops how many event loops it has
 * @param control of everything else
 */
record Threads(Vertx traffic, int trafficLoops, Vertx control) {
  private static final int CONTROL_WORKERS = 4;

  /**
   * New threads.
   *
   * @param processors how many the container may use; one event loop each
   */
  static Threads of(int processors) {
    VertxOptions traffic = options().setEventLoopPoolSize(processors);
    VertxOptions control = options().setEventLoopPoolSize(1).setWorkerPoolSize(CONTROL_WORKERS);
    return new Threads(Vertx.vertx(traffic), processors, Vertx.vertx(control));
  }

  private static VertxOptions options() {
    // Both would make a folder in /tmp, which may be read-only; nothing here reads files by Vert.x.
    return new VertxOptions()
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  /** Ends both; does not wait. */
  void close() {
    var _ = traffic.close();
    var _ = control.close();
  }
}
