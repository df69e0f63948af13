package dev.cairn.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.StepExit;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchOverHttpTest {
  private static final byte[] CONTENT = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);

  private final Fetching fetch;
  private final HttpServer server;

  FetchOverHttpTest(@TempDir Path directory) throws IOException {
    fetch = new Fetching(new Container(directory));
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/sets/a.csv",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String uri(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void downloadsHashesAndMeasuresAFile() throws StepFailure, IOException {
    fetch.run(
        Fetching.channel(
            uri("/sets/a.csv?signature=secret"), "CSV", null, Sha256.of(CONTENT), null));

    DatasetFact fact = fetch.report().getFirst();
    assertThat(fetch.channel("train").resolve("a.csv")).hasBinaryContent(CONTENT);
    assertThat(fact)
        .isEqualTo(
            new DatasetFact(
                "train", uri("/sets/a.csv"), Sha256.of(CONTENT), 1, 2L, CONTENT.length));
  }

  @Test
  void refusesAServerInsideTheClusterUnlessAllowed() {
    StepFailure failure =
        Failures.of(() -> fetch.run(List.of(), Fetching.opaque(uri("/sets/a.csv"))));

    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).startsWith("data set train: ").contains("127.0.0.1 (loopback)");
  }

  @Test
  void namesAFileThatTheServerDoesNotHave() {
    StepFailure failure = Failures.of(() -> fetch.run(Fetching.opaque(uri("/other"))));

    assertThat(failure.exit()).isEqualTo(StepExit.NO_INPUT);
    assertThat(failure.text()).contains("/other answers with status 404");
  }
}
