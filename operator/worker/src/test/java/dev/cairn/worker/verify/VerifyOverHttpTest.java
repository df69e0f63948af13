package dev.cairn.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyOverHttpTest {
  private final Verifying verify;

  VerifyOverHttpTest(@TempDir Path directory) {
    verify = new Verifying(directory);
  }

  @Test
  void aFileOverHttpIsComparedWithoutACopyAndItsSignatureIsNotShown()
      throws StepFailure, IOException {
    try (WebServer server = new WebServer(200)) {
      StepResult result =
          verify.run(server.uri() + "/m.bin?signature=hidden", Verifying.digestOf("weights"), null);

      assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
      assertThat(Verifying.found(result).artifact().message())
          .contains("/m.bin")
          .doesNotContain("hidden");
    }
    assertThat(Container.files(verify.container.roots().scratch())).isEmpty();
  }

  @Test
  void aFileThatAServerDoesNotHaveIsAFinding() throws StepFailure, IOException {
    try (WebServer server = new WebServer(404)) {
      StepResult result = verify.run(server.uri() + "/m.bin", Verifying.digestOf("weights"), null);

      assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
      assertThat(Verifying.found(result).artifact().message()).contains("status 404");
    }
  }

  @Test
  void aServerThatIsBusyMayAnswerNextTime() throws IOException {
    try (WebServer server = new WebServer(503)) {
      StepFailure failure =
          Failures.of(
              () -> verify.run(server.uri() + "/m.bin", Verifying.digestOf("weights"), null));

      assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
      assertThat(failure.text()).contains("status 503");
    }
  }

  @Test
  void anAddressThatMayNotBeOpenedIsAFinding() throws StepFailure, IOException {
    ArtifactRef artifact = new ArtifactRef("http://127.0.0.1:1/m.bin", verify.digest, 0, null);

    StepResult result = verify.run(new VerifyInput(artifact, null, 9, List.of()));

    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Verifying.found(result).artifact().message()).contains("127.0.0.1");
  }

  /** Answers every request alike. */
  private static final class WebServer implements AutoCloseable {
    private final HttpServer server;

    private WebServer(int status) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              byte[] bytes = "weights".getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(status, bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          });
      server.start();
    }

    String uri() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
