package dev.cairn.controller.routers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cairn.contract.routing.RouterPaths;
import dev.cairn.contract.routing.RouterStats;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over HTTP, with the controller's token for routers. The token is read for each request,
 * since the kubelet replaces the file before it runs out.
 */
public final class HttpRouterClient implements RouterClient, AutoCloseable {
  /** Longest wait for a whole answer. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Largest answer that is read, in bytes. */
  static final int LARGEST = 4 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY) // pods are asked directly, wherever else proxies lead
          .followRedirects(HttpClient.Redirect.NEVER) // the token is for routers only
          .connectTimeout(TIMEOUT)
          .build();
  private final Path token;
  private final int port;
  private final Duration timeout;

  /**
   * A client for all routers.
   *
   * @param token file with a token of the controller's ServiceAccount, audience {@link
   *     RouterPaths#AUDIENCE}
   */
  public HttpRouterClient(Path token) {
    this(token, RouterPaths.ADMIN_PORT, TIMEOUT);
  }

  HttpRouterClient(Path token, int port, Duration timeout) {
    this.token = token;
    this.port = port;
    this.timeout = timeout;
  }

  @Override
  public RouterAnswer stats(RouterPod pod) {
    HttpRequest request;
    try {
      request = request(pod);
    } catch (IOException e) {
      return new RouterAnswer.Silent("the controller's token cannot be read: " + words(e));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Its own words would repeat the token.
      return new RouterAnswer.Silent(
          "cannot be asked: %s is no address, or the controller's token is malformed"
              .formatted(pod.ip()));
    }
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return read(asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS), pod);
    } catch (TimeoutException e) {
      return new RouterAnswer.Silent("no whole answer within %d ms".formatted(timeout.toMillis()));
    } catch (ExecutionException e) {
      return new RouterAnswer.Silent(words(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RouterAnswer.Silent("the controller stops");
    } finally {
      asked.cancel(true); // no effect on one that has ended
    }
  }

  private HttpRequest request(RouterPod pod) throws IOException, URISyntaxException {
    String bearer = Files.readString(token, StandardCharsets.US_ASCII).strip();
    return HttpRequest.newBuilder(
            new URI("http", null, pod.ip(), port, RouterPaths.STATS, null, null))
        .header("Authorization", "Bearer " + bearer)
        .header("Accept", "application/json")
        .GET()
        .build();
  }

  private static RouterAnswer read(HttpResponse<byte[]> response, RouterPod pod) {
    if (response.statusCode() != 200) {
      return new RouterAnswer.Silent(
          response.statusCode() == 401
              ? "answered 401: it does not take the controller's token"
              : "answered " + response.statusCode());
    }
    try {
      RouterStats stats = JSON.readValue(response.body(), RouterStats.class);
      return StatsPolicy.flaw(stats, pod)
          .<RouterAnswer>map(RouterAnswer.Silent::new)
          .orElseGet(() -> new RouterAnswer.Answered(stats));
    } catch (JsonProcessingException e) {
      return new RouterAnswer.Silent(
          "the answer cannot be read: " + String.valueOf(e.getOriginalMessage()));
    } catch (IOException e) {
      return new RouterAnswer.Silent("the answer cannot be read: " + words(e));
    }
  }

  /** Some exceptions of connections have no message. */
  private static String words(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
