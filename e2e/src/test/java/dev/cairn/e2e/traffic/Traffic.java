package dev.cairn.e2e.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Requests to one address in an open loop: the next one is sent when its time has come, whether
 * earlier ones were answered or not. So a server that is slow is asked no less, as by real clients.
 * Nothing is tried again: what fails here would have failed for a client.
 */
public final class Traffic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static {
    // A connection that rests longer is closed by the client, before a server does: a request on a
    // connection that is just being closed fails, and no server is to blame.
    System.setProperty("jdk.httpclient.keepalive.timeout", "2");
  }

  private final URI uri;
  private final Demand demand;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Answer> ended = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread sender;

  private Traffic(URI uri, Demand demand) {
    this.uri = uri;
    this.demand = demand;
    sender = Thread.ofVirtual().name("traffic").unstarted(this::send);
  }

  /** Begins to send POST requests. */
  public static Traffic to(URI uri, Demand demand) {
    Traffic traffic = new Traffic(uri, demand);
    traffic.sender.start();
    return traffic;
  }

  /** Sends all of a demand and waits for the answers. */
  public static Answers all(URI uri, Demand demand) {
    try (Traffic traffic = to(uri, demand)) {
      join(traffic.sender);
      return traffic.stop();
    }
  }

  /** What has ended so far. */
  public Answers soFar() {
    return new Answers(ended.stream().toList());
  }

  /** Sends nothing new, waits for what is under way, and returns everything. */
  public Answers stop() {
    stopped.countDown();
    join(sender);
    requests.close();
    return soFar();
  }

  @Override
  public void close() {
    stop();
    client.close();
  }

  private void send() {
    long start = System.nanoTime();
    double between = TimeUnit.SECONDS.toNanos(1) / demand.perSecond();
    for (long number = 0; number < demand.most(); number++) {
      long due = (long) (number * between);
      if (due > demand.longest().toNanos() || isStoppedBefore(start + due)) {
        return;
      }
      long it = number;
      requests.execute(() -> ended.add(ask(it)));
    }
  }

  private boolean isStoppedBefore(long time) {
    try {
      return stopped.await(time - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private Answer ask(long number) {
    String body = demand.bodies().get((int) (number % demand.bodies().size()));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header("x-request-id", "request-" + number)
            .POST(BodyPublishers.ofString(body))
            .build();
    Instant at = Instant.now();
    long start = System.nanoTime();
    try {
      HttpResponse<String> got = client.send(request, BodyHandlers.ofString());
      return new Answer(number, at, got.statusCode(), since(start), first(got), got.body(), null);
    } catch (IOException e) {
      return new Answer(number, at, 0, since(start), Map.of(), "", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(number, at, 0, since(start), Map.of(), "", "interrupted");
    }
  }

  private static long since(long start) {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
  }

  private static Map<String, String> first(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while requests were sent", e);
    }
  }
}
