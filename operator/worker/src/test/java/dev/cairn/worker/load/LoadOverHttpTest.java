package dev.cairn.worker.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.LoadInput;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadOverHttpTest {
  // More than the buffers of a connection hold: when it is sent, the step has begun to write.
  private static final String HALF = "half".repeat(4 << 20);
  private static final String REST = "rest";
  private static final String WHOLE = Loading.digestOf(HALF + REST);

  private final Loading load;
  private final HttpServer server;
  private final List<String> seenMeanwhile = new ArrayList<>();
  private int status = 200;
  private boolean whole = true;

  LoadOverHttpTest(@TempDir Path directory) throws IOException {
    load = new Loading(directory);
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, HALF.length() + REST.length());
      exchange.getResponseBody().write(HALF.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      seenMeanwhile.addAll(load.visible());
      if (whole) {
        exchange.getResponseBody().write(REST.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private String uri(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void aFileIsServedUnderItsNameAndItsSignatureIsNotShown() throws StepFailure, IOException {
    String message = load.run(uri("/models/m%201.bin?signature=hidden"), WHOLE).message();

    assertThat(load.visible()).containsExactly("m 1.bin");
    assertThat(message).contains("1 files, 16.0 MiB").doesNotContain("hidden");
  }

  @Test
  void nothingHasItsNameBeforeItWasCompared() throws StepFailure, IOException {
    load.run(uri("/m.bin"), WHOLE);

    assertThat(seenMeanwhile).isNotEmpty().allMatch(name -> name.startsWith(".unverified-"));
    assertThat(load.visible()).containsExactly("m.bin");
  }

  @Test
  void anotherFileThanWasMeantIsNotServed() {
    StepFailure failure = Failures.of(() -> load.run(uri("/m.bin"), Loading.OTHER));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.text()).contains(WHOLE, Loading.OTHER);
    assertThat(load.served).isEmptyDirectory();
  }

  @Test
  void aConnectionThatBreaksMayHoldNextTime() {
    whole = false;

    StepFailure failure = Failures.of(() -> load.run(uri("/m.bin"), WHOLE));

    assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(load.served).isEmptyDirectory();
  }

  @Test
  void aServerThatIsBusyMayAnswerNextTime() {
    status = 503;

    StepFailure failure = Failures.of(() -> load.run(uri("/m.bin"), WHOLE));

    assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
    assertThat(failure.text()).contains("status 503");
  }

  @Test
  void anAddressInsideIsNotOpenedUnlessAllowed() {
    LoadInput input =
        new LoadInput(new ArtifactRef(uri("/m.bin"), WHOLE, 0, null), null, List.of(), List.of());

    StepFailure failure = Failures.of(() -> load.run(input));

    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("127.0.0.1");
    assertThat(seenMeanwhile).isEmpty();
  }
}
