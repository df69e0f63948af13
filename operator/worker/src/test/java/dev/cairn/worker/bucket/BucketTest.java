package dev.cairn.worker.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cairn.contract.StepExit;
import dev.cairn.worker.bucket.LargeObjects.Range;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
  private static final byte[] CONTENT = {1, 2, 3};

  private static StubServer listing(String... keys) throws IOException {
    StringBuilder contents = new StringBuilder();
    for (String key : keys) {
      contents.append("<Contents><Key>").append(key).append("</Key><Size>1</Size></Contents>");
    }
    String body =
        "<ListBucketResult><Name>data</Name><IsTruncated>false</IsTruncated>%s</ListBucketResult>"
            .formatted(contents);
    return new StubServer(exchange -> StubServer.reply(exchange, 200, body));
  }

  @Test
  void readsTheWholeObjectAgainWhenTheConnectionBreaksOff(@TempDir Path directory)
      throws StepFailure, IOException {
    AtomicInteger calls = new AtomicInteger();
    try (StubServer server =
        new StubServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 6);
              byte[] bytes = "abcdef".getBytes(StandardCharsets.US_ASCII);
              exchange.getResponseBody().write(bytes, 0, calls.incrementAndGet() == 1 ? 3 : 6);
            })) {
      Path file = directory.resolve("f");

      server.bucket().download("x", file);

      assertThat(file).hasContent("abcdef");
      assertThat(calls).hasValue(2);
    }
  }

  @Test
  void saysThatThisSidesDiskFailed(@TempDir Path directory) throws IOException {
    try (StubServer server = new StubServer(exchange -> StubServer.reply(exchange, 200, "abc"))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> server.bucket().download("x", directory.resolve("absent/f")));
      assertThat(server.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"412, 200, 1", "501, 404, 3", "501, 200, 2"})
  void writesOnlyWhereNothingIs(int conditional, int head, int requests)
      throws StepFailure, IOException {
    AtomicInteger puts = new AtomicInteger();
    try (StubServer server =
        new StubServer(
            exchange -> {
              boolean put = exchange.getRequestMethod().equals("PUT");
              boolean first = put && puts.incrementAndGet() == 1;
              StubServer.reply(exchange, first ? conditional : put ? 200 : head, "");
            })) {

      assertThat(server.bucket().putAbsent("x", CONTENT)).isEqualTo(head == 404);
      assertThat(server.requests).hasSize(requests);
    }
  }

  @Test
  void refusesASmallObjectThatIsLarge() throws IOException {
    try (StubServer server = new StubServer(exchange -> StubServer.reply(exchange, 200, "abc"))) {
      StepFailure failure = Failures.of(() -> server.bucket().read("x", 2));

      assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
      assertThat(failure.text()).contains("is larger than 2 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/../b", "a//b", "a/./b", "a\\b", "a/&#9;b"})
  void refusesKeysThatAreNoPaths(String key) throws IOException {
    try (StubServer server = listing("good", key)) {
      StepFailure failure = Failures.of(() -> BucketTree.list(server.bucket(), ""));

      assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
      assertThat(failure.text()).contains("rename it");
    }
  }

  @Test
  void refusesAKeyThatIsAlsoADirectory() throws IOException {
    try (StubServer server = listing("a", "a/b")) {
      assertThat(Failures.of(() -> BucketTree.list(server.bucket(), "")).text())
          .contains("\"s3://data/a\" is an object and a directory at once");
    }
  }

  @Test
  void cutsLargeObjectsIntoPartsThatCoverThem() {
    long part = LargeObjects.PART;

    assertThat(LargeObjects.ranges(2 * part + 1))
        .containsExactly(new Range(0, part), new Range(part, part), new Range(2 * part, 1));
    assertThat(new Range(part, 5).header()).isEqualTo("bytes=67108864-67108868");
    assertThat(LargeObjects.ranges(5L << 40)).hasSizeLessThanOrEqualTo(10_000);
  }
}
