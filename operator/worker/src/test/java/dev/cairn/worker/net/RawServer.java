package dev.cairn.worker.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that sends bytes of the test's choice to every connection and closes it. */
final class RawServer implements AutoCloseable {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final ServerSocket listener;

  /** What is sent. */
  @FunctionalInterface
  interface Answer {
    void to(OutputStream out) throws IOException;
  }

  RawServer(Answer answer) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(() -> serve(answer));
  }

  /** An answer that sends nothing until long after the client has lost its patience. */
  static void stayOpen(OutputStream out) throws IOException {
    try {
      if (NEVER.await(5, TimeUnit.SECONDS)) {
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String uri(String path) {
    return "http://127.0.0.1:" + listener.getLocalPort() + path;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Answer answer) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> answer(socket, answer));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void answer(Socket socket, Answer answer) {
    try (socket) {
      readRequest(socket);
      answer.to(socket.getOutputStream());
    } catch (IOException e) {
      return; // the client has gone, which is what some tests are about
    }
  }

  private static void readRequest(Socket socket) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf("\r\n\r\n") < 0) {
      seen.append((char) socket.getInputStream().read());
    }
  }
}
