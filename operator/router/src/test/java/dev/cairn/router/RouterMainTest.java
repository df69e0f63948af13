package dev.cairn.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.testing.FakePlane;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpNamesEveryVariable() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("Usage: ")
        .contains(
            "CAIRN_ROUTER_NAMESPACE ",
            "CAIRN_ROUTER_POD ",
            "CAIRN_ROUTER_POD_UID ",
            "CAIRN_ROUTER_CONTROLLER ",
            "CAIRN_ROUTER_STATE ",
            "CAIRN_ROUTER_DRAIN ");
  }

  @Test
  void saysItsVersion() {
    assertThat(run(Map.of(), "--version")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("cairn-router ");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(run(Map.of(), "serve", "--help")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("[serve, --help]").contains("--help");
  }

  @Test
  void saysWhatTheEnvironmentLacks() {
    assertThat(run(Map.of("CAIRN_ROUTER_POD", "p"))).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("CAIRN_ROUTER_NAMESPACE is missing\n", "CAIRN_ROUTER_STATE is missing")
        .doesNotContain("CAIRN_ROUTER_POD is missing");
    assertThat(out.size()).isZero();
  }

  private int run(Map<String, String> environment, String... arguments) {
    return new RouterMain(
            environment,
            (vertx, loops, settings) -> new FakePlane(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8))
        .run(arguments);
  }
}
