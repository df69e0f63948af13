package dev.cairn.router.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.router.schema.Bodies;
import dev.cairn.router.upstream.ByteBudget;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The body of a request: held in memory as a whole, or passed on as it comes. */
final class Body {
  private final HttpServerRequest request;
  private final ByteBudget budget;
  private final Buffer bytes;
  private final boolean whole;

  /** Client, copy and record each hold it; the last one gives its bytes back to the budget. */
  private final AtomicInteger holders = new AtomicInteger(1);

  private boolean parsed;
  private @Nullable JsonNode document;

  private Body(HttpServerRequest request, ByteBudget budget, Buffer bytes, boolean whole) {
    this.request = request;
    this.budget = budget;
    this.bytes = bytes;
    this.whole = whole;
  }

  /** All of it; the bytes are taken from the budget already. */
  static Body whole(HttpServerRequest request, ByteBudget budget, Buffer bytes) {
    return new Body(request, budget, bytes, true);
  }

  /** The rest is still to come. */
  static Body unread(HttpServerRequest request, ByteBudget budget, Buffer first) {
    return new Body(request, budget, first, false);
  }

  boolean isWhole() {
    return whole;
  }

  int length() {
    return bytes.length();
  }

  /** The document; null when it is no JSON, or not whole. One thread at a time. */
  @Nullable JsonNode json() {
    if (!parsed && whole) {
      parsed = true;
      document = Bodies.parse(bytes.getBytes());
    }
    return document;
  }

  /** Sends it and ends the request. What is not whole can be sent once. */
  void sendTo(HttpClientRequest upstream) {
    if (whole) {
      sendWhole(upstream);
      return;
    }
    String length = request.getHeader("content-length");
    if (length == null) {
      upstream.setChunked(true);
    } else {
      upstream.putHeader("content-length", length);
    }
    if (bytes.length() > 0) {
      upstream.write(bytes);
    }
    // A client that breaks off is seen by the exchange, which then resets the upstream's request.
    request.pipe().endOnFailure(false).to(upstream);
  }

  private void sendWhole(HttpClientRequest upstream) {
    boolean framed =
        request.headers().contains("content-length")
            || request.headers().contains("transfer-encoding");
    if (bytes.length() == 0 && !framed) {
      upstream.end();
      return;
    }
    upstream.putHeader("content-length", Integer.toString(bytes.length()));
    upstream.end(bytes);
  }

  /** Hash by which bodies are told apart; one that was not read stands for its length. */
  long hash() {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.getBytes());
    String length = request.getHeader("content-length");
    long size = whole || length == null ? bytes.length() : length.hashCode();
    return (size << Integer.SIZE) ^ checksum.getValue();
  }

  void hold() {
    holders.incrementAndGet();
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      budget.release(bytes.length());
    }
  }
}
