package dev.cairn.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyStepTest {
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8");
  private static final String EVIDENCE = "pvc://models/churn/evidence.json";
  private static final String MODEL = "pvc://models/churn/model/";
  private static final String OTHER = "sha256:" + "ef".repeat(32);
  private static final HttpLimits IMPATIENT =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO);

  private final Container container;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private String digest = "";

  VerifyStepTest(@TempDir Path directory) {
    container = new Container(directory);
  }

  @BeforeEach
  void publish() {
    Container.shell(
        container.claim("models"),
        "mkdir -p churn/model/meta; printf weights > churn/model/w; printf x > churn/model/meta/c");
    digest = Container.digestByHand(container.claim("models").resolve("churn/model"));
  }

  /** Writes evidence beside the model; its digest. */
  private String evidence(String text) {
    container.put(container.claim("models"), "churn/evidence.json", text);
    return digestOf(text);
  }

  private static String digestOf(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String about(String artifact) {
    return "{\"evidenceVersion\":\"v1\",\"run\":\"churn-a\",\"artifact\":{\"uri\":\"pvc://m/\",\"digest\":\"%s\",\"bytes\":8}}"
        .formatted(artifact);
  }

  private StepResult run(String uri, String artifact, @Nullable FileRef evidence)
      throws StepFailure, IOException {
    return run(new VerifyInput(new ArtifactRef(uri, artifact, 0, null), evidence, 1000, LOOPBACK));
  }

  private StepResult run(VerifyInput input) throws StepFailure, IOException {
    StepResult result = new VerifyStep(container.roots(), IMPATIENT, out).run(input);
    assertThat(StepJson.write(result).length).isLessThanOrEqualTo(StepResult.MAX_BYTES);
    return result;
  }

  private static Verification found(StepResult result) {
    return Objects.requireNonNull(result.verification());
  }

  private static Verdict evidenceVerdict(StepResult result) {
    return Objects.requireNonNull(found(result).evidence()).verdict();
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void comparesBothAndPrintsTheEvidence() throws StepFailure, IOException {
    String text = about(digest);

    StepResult result = run(MODEL, digest, new FileRef(EVIDENCE, evidence(text)));

    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(result.message()).isEqualTo("artifact: VERIFIED, evidence: VERIFIED");
    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(found(result).artifact().message())
        .isEqualTo("digest as read at \"%s\" (2 files, 8 B)".formatted(MODEL));
    assertThat(printed()).isEqualTo(text + "\n");
  }

  @Test
  void aVersionMayHaveNoEvidence() throws StepFailure, IOException {
    StepResult result = run(MODEL, digest, null);

    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(found(result).evidence()).isNull();
    assertThat(printed()).isEmpty();
  }

  @Test
  void keepsNoCopyOfTheArtifact() throws StepFailure, IOException {
    run(MODEL, digest, null);

    assertThat(Container.files(container.roots().scratch())).isEmpty();
  }

  @Test
  void aChangedArtifactIsAFinding() throws StepFailure, IOException {
    Container.shell(container.claim("models"), "printf more >> churn/model/w");

    StepResult result = run(MODEL, digest, new FileRef(EVIDENCE, evidence(about(digest))));

    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.DIGEST_MISMATCH);
    assertThat(found(result).artifact().message())
        .contains(MODEL, "expected is \"" + digest + "\"", "changed or replaced");
    assertThat(evidenceVerdict(result)).isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void changedEvidenceIsAFindingAndIsNotPrinted() throws StepFailure, IOException {
    evidence(about(digest));

    StepResult result = run(MODEL, digest, new FileRef(EVIDENCE, OTHER));

    assertThat(evidenceVerdict(result)).isEqualTo(Verdict.DIGEST_MISMATCH);
    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(printed()).isEmpty();
  }

  @Test
  void evidenceOfAnotherArtifactDoesNotCount() throws StepFailure, IOException {
    StepResult result = run(MODEL, digest, new FileRef(EVIDENCE, evidence(about(OTHER))));

    assertThat(evidenceVerdict(result)).isEqualTo(Verdict.DIGEST_MISMATCH);
    assertThat(Objects.requireNonNull(found(result).evidence()).message())
        .startsWith("the evidence is about another artifact: it says \"" + OTHER)
        .contains(digest);
    assertThat(printed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weights",
        "{}",
        "null",
        "{\"run\":\"x\",\"evidenceVersion\":\"v1\",\"artifact\":{}}",
        "{\n}",
        " {}",
        "",
        "{\"evidenceVersion\":\"v2\",\"run\":\"a\",\"artifact\":{\"uri\":\"u\",\"digest\":\"d\",\"bytes\":1}}"
      })
  void whatIsNoEvidenceIsAFinding(String text) throws StepFailure, IOException {
    StepResult result = run(MODEL, digest, new FileRef(EVIDENCE, evidence(text)));

    assertThat(evidenceVerdict(result)).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Objects.requireNonNull(found(result).evidence()).message())
        .contains("has the right digest, but is no evidence", "without spec.evidence");
    assertThat(printed()).isEmpty();
  }

  @Test
  void evidenceHasABound() throws StepFailure, IOException {
    String text = about(digest) + " ".repeat(256 * 1024);

    StepResult result = run(MODEL, digest, new FileRef(EVIDENCE, evidence(text)));

    assertThat(evidenceVerdict(result)).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Objects.requireNonNull(found(result).evidence()).message())
        .contains("larger than 256.0 KiB");
  }

  @ParameterizedTest
  @CsvSource({
    "pvc://models/absent/, is not there",
    "pvc://models/churn/model, let its address end with a slash",
    "pvc://elsewhere/churn/, PersistentVolumeClaim \"elsewhere\" is not mounted",
    "pvc://models/../churn/, must not hold",
    "pvc://Models/churn/, names no PersistentVolumeClaim",
    "http://127.0.0.1:1/models/, is a directory; over http(s) only single files"
  })
  void whatCannotBeReadIsAFinding(String uri, String why) throws StepFailure, IOException {
    StepResult result = run(uri, digest, null);

    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(found(result).artifact().message()).contains(why);
  }

  @Test
  void aLinkOutOfTheDirectoryIsAFinding() throws StepFailure, IOException {
    Container.shell(container.claim("models"), "ln -s /etc/passwd churn/model/x");

    StepResult result = run(MODEL, digest, null);

    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(found(result).artifact().message()).contains("leaves the directory");
  }

  @Test
  void anArtifactOverTheBoundIsAFinding() throws StepFailure, IOException {
    ArtifactRef artifact = new ArtifactRef(MODEL, digest, 0, null);

    StepResult result = run(new VerifyInput(artifact, null, 7, List.of()));

    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(found(result).artifact().message()).contains("larger than 7 B");
  }

  @Test
  void longMessagesAreCutUntilBothFit() throws StepFailure, IOException {
    String far = "pvc://models/" + "日".repeat(900);

    StepResult result = run(far + "/", digest, new FileRef(far, OTHER));

    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(evidenceVerdict(result)).isEqualTo(Verdict.UNREACHABLE);
  }

  @Test
  void aFileOverHttpIsComparedWithoutACopyAndItsSignatureIsNotShown()
      throws StepFailure, IOException {
    try (WebServer server = new WebServer(200)) {
      StepResult result = run(server.uri() + "/m.bin?signature=hidden", digestOf("weights"), null);

      assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
      assertThat(found(result).artifact().message()).contains("/m.bin").doesNotContain("hidden");
    }
    assertThat(Container.files(container.roots().scratch())).isEmpty();
  }

  @Test
  void aFileThatAServerDoesNotHaveIsAFinding() throws StepFailure, IOException {
    try (WebServer server = new WebServer(404)) {
      StepResult result = run(server.uri() + "/m.bin", digestOf("weights"), null);

      assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
      assertThat(found(result).artifact().message()).contains("status 404");
    }
  }

  @Test
  void aServerThatIsBusyMayAnswerNextTime() throws IOException {
    try (WebServer server = new WebServer(503)) {
      StepFailure failure =
          Failures.of(() -> run(server.uri() + "/m.bin", digestOf("weights"), null));

      assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
      assertThat(failure.text()).contains("status 503");
    }
  }

  @Test
  void anAddressThatMayNotBeOpenedIsAFinding() throws StepFailure, IOException {
    ArtifactRef artifact = new ArtifactRef("http://127.0.0.1:1/m.bin", digest, 0, null);

    StepResult result = run(new VerifyInput(artifact, null, 9, List.of()));

    assertThat(found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(found(result).artifact().message()).contains("127.0.0.1");
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
