package dev.cairn.router.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests to a port of this machine. */
public final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Http() {}

  /** GET without a token. */
  public static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return send(request(port, path).GET());
  }

  /** GET with an authorization header. */
  public static HttpResponse<String> get(int port, String path, String authorization)
      throws IOException, InterruptedException {
    return send(request(port, path).header("Authorization", authorization).GET());
  }

  /** POST of nothing. */
  public static HttpResponse<String> post(int port, String path)
      throws IOException, InterruptedException {
    return send(request(port, path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(60));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
