package dev.cairn.worker.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before an HTTP server that gets one request per connection, and cuts the line for good at
 * the n-th request that writes: to the server this is what the death of a client looks like.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a line that breaks shows at both of its ends
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket socket;
  private final int server;
  private final int failing;
  private final Way way;
  private final Event event;
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicBoolean cut = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** When it strikes. */
  public enum Way {
    /** The request does not arrive. */
    BEFORE,
    /** The request is carried out, the answer does not arrive. */
    AFTER,
    /** Something else happens before the request is carried out; the line stays. */
    EVENT
  }

  /** What else happens. */
  @FunctionalInterface
  public interface Event {
    void happen() throws Exception;
  }

  private CuttingProxy(int server, int failing, Way way, Event event) throws IOException {
    this.socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    this.server = server;
    this.failing = failing;
    this.way = way;
    this.event = event;
    threads.submit(this::accept);
  }

  /** Only counts. */
  public static CuttingProxy counting(int server) throws IOException {
    return new CuttingProxy(server, -1, Way.BEFORE, () -> {});
  }

  /** Cuts the line at a writing request, the first being 1. */
  public static CuttingProxy cutting(int server, int write, Way way) throws IOException {
    return new CuttingProxy(server, write, way, () -> {});
  }

  /** Lets something happen before a writing request. */
  public static CuttingProxy before(int server, int write, Event event) throws IOException {
    return new CuttingProxy(server, write, Way.EVENT, event);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  public int writes() {
    return writes.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  private Void accept() throws IOException {
    while (!socket.isClosed()) {
      Socket client = socket.accept();
      threads.submit(() -> serve(client));
    }
    return null;
  }

  private Void serve(Socket client) throws Exception {
    try (client) {
      if (cut.get()) {
        return null;
      }
      byte[] start = start(client.getInputStream());
      String method = new String(start, StandardCharsets.US_ASCII);
      boolean strikes =
          !method.startsWith("GET")
              && !method.startsWith("HEAD")
              && writes.incrementAndGet() == failing;
      if (strikes && way == Way.EVENT) {
        event.happen();
      }
      if (strikes && way != Way.EVENT) {
        cut.set(true);
      }
      if (!strikes || way != Way.BEFORE) {
        forward(client, start, strikes && way == Way.AFTER);
      }
    }
    return null;
  }

  private static byte[] start(InputStream in) throws IOException {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      start.write(b);
      if (b == ' ') {
        break;
      }
    }
    return start.toByteArray();
  }

  private void forward(Socket client, byte[] start, boolean silently) throws Exception {
    try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      upstream.getOutputStream().write(start);
      threads.submit(() -> client.getInputStream().transferTo(upstream.getOutputStream()));
      byte[] buffer = new byte[64 * 1024];
      InputStream answer = upstream.getInputStream();
      for (int length = answer.read(buffer); length >= 0; length = answer.read(buffer)) {
        if (!silently) {
          client.getOutputStream().write(buffer, 0, length);
        }
      }
    }
  }
}
