package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.worker.testing.Container;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the jar as the image does. */
class PackagedJarIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = Path.of("target", "cairn-worker-0.1.0.jar").toAbsolutePath();

  private final Path directory;

  PackagedJarIT(@TempDir Path directory) {
    this.directory = directory;
  }

  private String worker(String environment, String arguments) {
    return Container.shell(
        directory, "env " + environment + " " + JAVA + " -jar " + JAR + " " + arguments);
  }

  @Test
  void explainsItselfAndWarnsOfNothing() {
    long start = System.nanoTime();
    String help = worker("", "--help");
    System.out.printf("cairn-worker --help: %d ms%n", (System.nanoTime() - start) / 1_000_000);

    assertThat(help).startsWith("Usage: cairn-worker").contains("fetch", "stage", "publish");
    assertThat(help).doesNotContain("WARNING");
    assertThat(worker("", "--version")).isEqualTo("cairn-worker 0.1.0");
  }

  @Test
  void refusesAnUnknownStepWithTheExitCodeForMisuse() {
    assertThat(worker("", "gather || echo exit $?")).contains("exit 64");
  }

  @Test
  void hashesAndCopiesAnyFileNameWhateverTheLocale() {
    // Given a name that the locale "C" of a minimal image cannot express as text
    Container.shell(directory, "mkdir tree; printf x > tree/é; printf y > tree/日本");
    String probe =
        " -cp "
            + JAR.resolveSibling("test-classes")
            + ":"
            + JAR
            + " dev.cairn.worker.testing.DigestProbe tree copy";

    String digest = Container.shell(directory, "LC_ALL=C " + JAVA + probe);

    assertThat(digest).isEqualTo(Container.digestByHand(directory.resolve("tree")));
    assertThat(Container.digestByHand(directory.resolve("copy"))).isEqualTo(digest);
  }

  @Test
  void loadsNothingOfTheSdkWhereNoBucketIs() {
    String probe =
        " -Xlog:class+load:file=loaded.txt -cp "
            + JAR.resolveSibling("test-classes")
            + ":"
            + JAR
            + " dev.cairn.worker.testing.ClaimRunProbe run";

    assertThat(Container.shell(directory, JAVA + probe)).contains("published at pvc://models");
    assertThat(directory.resolve("loaded.txt"))
        .content()
        .contains("dev.cairn.worker.bucket.Buckets")
        .doesNotContain("software.amazon");
  }
}
