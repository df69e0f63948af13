package dev.cairn.controller.apilane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The kubectl that lies beside the API server. */
final class Kubectl {
  private final Path program;
  private final Path kubeconfig;

  Kubectl(Path lane, String kubeconfig) {
    this.program = find(lane);
    this.kubeconfig = ApiLane.file("kubeconfig", kubeconfig);
  }

  /** Runs a command that must succeed and returns what it printed. */
  String must(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("kubectl " + String.join(" ", arguments) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + command, e);
    }
  }

  private static Path find(Path lane) {
    try (Stream<Path> versions = Files.list(lane.resolve("k8s"))) {
      return versions
          .map(version -> version.resolve("kubectl"))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IllegalStateException("no kubectl below " + lane + "/k8s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
