package dev.cairn.worker.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server's refusals become: reason, exit code, and what a person can do. */
class BucketFailuresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | AccessDenied          | 65 | access denied by http://127.0.0.1",
        "403 | AccessDenied          | 65 | check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in Secret cairn-storage",
        "403 | SignatureDoesNotMatch | 65 | SignatureDoesNotMatch",
        "404 | NoSuchBucket          | 66 | there is no bucket data at http://127.0.0.1",
        "404 | NoSuchKey             | 66 | \"s3://data/a/b\" is not there",
        "301 | PermanentRedirect     | 65 | bucket data is not in region eu-1",
        "400 | AuthorizationHeaderMalformed | 65 | set region (and endpoint) of its storage entry",
        "400 | InvalidRequest        | 65 | answers 400 InvalidRequest: \"because\"",
        "503 | SlowDown              | 75 | answers 503 SlowDown",
        "500 | InternalError         | 75 | answers 500",
        "429 | TooManyRequests       | 75 | answers 429"
      })
  void explainsWhatTheServerAnswers(int status, String code, int exit, String message)
      throws IOException {
    try (StubServer server = new StubServer(StubServer.error(status, code))) {
      StepFailure failure = Failures.of(() -> server.bucket().hash("a/b"));

      assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
      assertThat(failure.exit()).isEqualTo(exit);
      assertThat(failure.text()).contains(message).doesNotContain("the-secret", "the-id");
    }
  }

  @Test
  void namesTheRegionThatTheServerNames() throws IOException {
    try (StubServer server =
        new StubServer(
            StubServer.error(301, "PermanentRedirect", "x-amz-bucket-region", "eu-north-7"))) {

      assertThat(Failures.of(() -> server.bucket().list("")).text())
          .contains("not in region eu-1 but in eu-north-7");
    }
  }

  @Test
  void saysThatNoKeysAreGiven() throws IOException {
    try (StubServer server = new StubServer(StubServer.error(403, "AccessDenied"))) {
      Bucket bucket = open(server);

      assertThat(Failures.of(() -> bucket.list("")).text())
          .contains(
              "no keys are given: put AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY into Secret");
    }
  }

  private static Bucket open(StubServer server) {
    try {
      return server.bucket(Map.of(), List.of("127.0.0.0/8"));
    } catch (StepFailure e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void asksNobodyAtAnAddressThatIsNotAllowed() throws IOException {
    try (StubServer server = new StubServer(StubServer.error(200, "never"))) {
      StepFailure failure = Failures.of(() -> server.bucket(StubServer.KEYS, List.of()).list(""));

      assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
      assertThat(failure.text()).contains("127.0.0.1 (loopback)", "http.allowedAddresses");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void aServerThatDoesNotAnswerMayDoSoLater() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String endpoint = "http://127.0.0.1:" + port;

    StepFailure failure =
        Failures.of(
            () -> StubServer.bucket(endpoint, StubServer.KEYS, List.of("127.0.0.1")).list(""));

    assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
    assertThat(failure.text()).contains("could not be reached at " + endpoint, "refused");
  }
}
