package dev.cairn.worker.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {
  @ParameterizedTest
  @CsvSource({
    "http://example.org/a/b.csv, example.org, 80, b.csv, /a/b.csv",
    "HTTPS://Example.org:8443/x%20y.csv?sig=a%2Bb, Example.org, 8443, x y.csv, /x%20y.csv?sig=a%2Bb",
    "https://[2600::1]/a+b, 2600::1, 443, a+b, /a+b"
  })
  void readsHostPortNameAndTarget(
      String uri, String host, int port, String name, String requestTarget) throws StepFailure {
    HttpSource source = HttpSource.parse(uri);

    assertThat(source.host()).isEqualTo(host);
    assertThat(source.port()).isEqualTo(port);
    assertThat(source.fileName()).isEqualTo(name);
    assertThat(source.requestTarget()).isEqualTo(requestTarget);
  }

  @Test
  void showsNoQueryBecauseItMayHoldASignature() throws StepFailure {
    HttpSource source = HttpSource.parse("https://example.org:443/a.csv?X-Signature=secret");

    assertThat(source.shown()).isEqualTo("https://example.org/a.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "http://example.org/",
        "http://example.org/dir/",
        "http://user:secret@example.org/a",
        "http://example.org/a#b",
        "http://example.org/../a",
        "http://example.org/x/%2e%2e/a",
        "http://example.org/a%2Fb",
        "http://example.org/..",
        "http://example.org/a%0Ab",
        "http:///a",
        "http://my_host/a",
        "http://example.org:0/a",
        "http://example.org:65536/a",
        "http://exa mple.org/a",
        "ftp://example.org/a",
        "http://[fe80::1%25eth0]/a"
      })
  void refusesWhatIsNoFileOnAServer(String uri) {
    StepFailure failure = Failures.of(() -> HttpSource.parse(uri));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.text()).doesNotContain("secret");
  }
}
