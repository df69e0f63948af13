package dev.cairn.worker.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.place.ArtifactSource.Wanted;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactSourceTest {
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8");

  private final Container container;
  private final Path target;
  private final HttpServer server;
  private final ArtifactSource source;

  ArtifactSourceTest(@TempDir Path directory) throws StepFailure, IOException {
    container = new Container(directory.resolve("container"));
    target = directory.resolve("brought");
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = "weights".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    source =
        new ArtifactSource(
            Places.of(container.roots(), List.of(), LOOPBACK),
            new HttpDownload(AddressPolicy.allowing(LOOPBACK), HttpLimits.USUAL),
            StepReason.DATA_UNAVAILABLE);
    Container.shell(
        container.claim("models"), "mkdir -p m/meta; printf weights > m/w; printf '[]' > m/meta/c");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String uri(String place) {
    return place.replace("HTTP", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private String digest(String file) {
    return "sha256:"
        + Container.shell(container.claim("models"), "sha256sum " + file).substring(0, 64);
  }

  @Test
  void bringsADirectory() throws StepFailure, IOException {
    String digest = Container.digestByHand(container.claim("models").resolve("m"));

    Measure found = source.bring(new Wanted("pvc://models/m/", digest, 9), target);

    assertThat(found).isEqualTo(new Measure(digest, 2, 9));
    assertThat(Container.digestByHand(target)).isEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource({"pvc://models/m/w", "HTTP/m/w?signature=hidden"})
  void bringsAFile(String place) throws StepFailure, IOException {
    Measure found = source.bring(new Wanted(uri(place), digest("m/w"), 7), target);

    assertThat(found).isEqualTo(new Measure(digest("m/w"), 1, 7));
    assertThat(target).hasContent("weights");
  }

  @ParameterizedTest
  @CsvSource({"pvc://models/m/w", "HTTP/m/w?signature=hidden"})
  void measuresAFileAndKeepsNothing(String place) throws StepFailure, IOException {
    Measure found = source.measure(new Wanted(uri(place), digest("m/w"), 7));

    assertThat(found).isEqualTo(new Measure(digest("m/w"), 1, 7));
    assertThat(Container.files(container.roots().scratch())).isEmpty();
  }

  @Test
  void measuresADirectoryWhereItIs() throws StepFailure, IOException {
    String digest = Container.digestByHand(container.claim("models").resolve("m"));

    assertThat(source.measure(new Wanted("pvc://models/m/", digest, 9)))
        .isEqualTo(new Measure(digest, 2, 9));
  }

  @ParameterizedTest
  @CsvSource({"pvc://models/m/, 8", "pvc://models/m/w, 6", "HTTP/m/w?signature=hidden, 6"})
  void refusesWhatIsLargerThanItsBound(String place, long most) {
    StepFailure failure =
        Failures.of(() -> source.bring(new Wanted(uri(place), "sha256:0", most), target));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("is larger than " + most + " B").doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({"pvc://models/m/", "pvc://models/m/w", "HTTP/m/w?signature=hidden"})
  void refusesWhatHasAnotherDigest(String place) {
    StepFailure failure =
        Failures.of(() -> source.bring(new Wanted(uri(place), "sha256:0", 99), target));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.text()).contains("expected is \"sha256:0\"").doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({"pvc://models/absent/", "pvc://models/absent", "pvc://models/m", "pvc://models/m/w/"})
  void namesWhatIsNotThere(String place) {
    StepFailure failure =
        Failures.of(() -> source.bring(new Wanted(place, "sha256:0", 99), target));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.exit()).isEqualTo(StepExit.NO_INPUT);
  }

  @Test
  void refusesALinkThatLeavesTheDirectory() {
    Container.shell(container.claim("models"), "ln -s /etc/passwd m/x");

    StepFailure failure =
        Failures.of(() -> source.bring(new Wanted("pvc://models/m/", "sha256:0", 9999), target));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.text()).contains("leaves the directory");
  }
}
