package dev.cairn.router.log;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Sets java.util.logging up. */
public final class RouterLog {
  private RouterLog() {}

  /**
   * Sends every line to a stream. To be called before anything logs: what a program says while it
   * drains would else be lost, since the usual log manager closes itself as soon as the JVM is
   * asked to end.
   */
  public static void install(OutputStream err) {
    System.setProperty("java.util.logging.manager", Lasting.class.getName());
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new Lines(err));
    root.setLevel(Level.INFO);
    // Each attempt of a client to reach an API server that is away; our own line says it once.
    Logger.getLogger("io.fabric8.kubernetes").setLevel(Level.SEVERE);
  }

  /** A log manager that does not end before the program. */
  public static final class Lasting extends LogManager {
    @Override
    public void reset() {
      // Only ever called by the JVM's end; handlers have nothing to close.
    }
  }

  /** Writes each line at once. */
  private static final class Lines extends StreamHandler {
    Lines(OutputStream stream) {
      super(stream, new JsonLines());
      setLevel(Level.ALL);
      try {
        setEncoding(StandardCharsets.UTF_8.name());
      } catch (java.io.UnsupportedEncodingException e) {
        throw new IllegalStateException("every JVM knows UTF-8", e);
      }
    }

    @Override
    public synchronized void publish(LogRecord record) {
      super.publish(record);
      flush();
    }
  }
}
