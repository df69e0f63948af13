package dev.cairn.controller.apilane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Programs that lie beside the API server. */
final class LaneProgram {
  private LaneProgram() {}

  /**
   * A program of the lane.
   *
   * @param lane value of KUBE_API_TEST_DIR
   * @param name such as kubectl
   * @throws IllegalStateException when it is not there
   */
  static Path find(Path lane, String name) {
    try (Stream<Path> versions = Files.list(lane.resolve("k8s"))) {
      return versions
          .map(version -> version.resolve(name))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder())
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "no %s below %s/k8s: take the folder that e2e/cluster/api-lane.sh prints"
                          .formatted(name, lane)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command that must succeed and returns what it printed. */
  static String must(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + command, e);
    }
  }
}
