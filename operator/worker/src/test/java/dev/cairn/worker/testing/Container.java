package dev.cairn.worker.testing;

import dev.cairn.contract.OutputPlace;
import dev.cairn.worker.step.StepRoots;
import dev.cairn.worker.step.StepVariables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The directories of a step's container, with the claims "data" and "models" mounted. */
public final class Container {
  public static final String RUN = "churn-1";
  public static final String SPEC_HASH = "spec-hash-1";
  private static final long MEGABYTES_100 = 100L << 20;

  private final StepRoots roots;

  public Container(Path root) {
    this(root, Map.of());
  }

  /** A container with environment variables. */
  public Container(Path root, Map<String, String> variables) {
    roots =
        new StepRoots(
            root.resolve("claims"),
            root.resolve("work"),
            root.resolve("input"),
            root.resolve("model"),
            root.resolve("output"),
            root.resolve("rows"),
            root.resolve("labels"),
            root.resolve("predictions"),
            root.resolve("champion"),
            root.resolve("served"),
            root.resolve("serve"),
            root.resolve("tmp"),
            root.resolve("termination-log"),
            new StepVariables(variables));
    makeDirectories(
        roots.claims().resolve("data"),
        roots.claims().resolve("models"),
        roots.work(),
        roots.input(),
        roots.model(),
        roots.output(),
        roots.rows(),
        roots.labels(),
        roots.predictions(),
        roots.served(),
        roots.serve(),
        roots.scratch());
  }

  public StepRoots roots() {
    return roots;
  }

  public Path claim(String name) {
    return roots.claims().resolve(name);
  }

  public Path put(Path directory, String name, String content) {
    return put(directory, name, content.getBytes(StandardCharsets.UTF_8));
  }

  public Path put(Path directory, String name, byte[] content) {
    Path file = directory.resolve(name);
    makeDirectories(Objects.requireNonNull(file.getParent()));
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Output at pvc://models/churn for the usual run. */
  public static OutputPlace output() {
    return output(SPEC_HASH, MEGABYTES_100);
  }

  public static OutputPlace output(String specHash, long maxBytes) {
    return new OutputPlace("pvc://models/churn", RUN, "uid-1", specHash, maxBytes, "SKLearn");
  }

  public Path finalDirectory() {
    return claim("models").resolve("churn").resolve(RUN);
  }

  public Path partialDirectory() {
    return claim("models").resolve("churn").resolve(RUN + ".partial-uid-1");
  }

  /** What stage leaves for publish beside the model. */
  public Path reports() {
    return partialDirectory().resolve("reports");
  }

  /** Relative paths of all entries below a directory that are not directories, sorted. */
  public static List<String> files(Path directory) {
    TreeSet<String> names = new TreeSet<>();
    try (var paths = Files.walk(directory)) {
      paths
          .filter(path -> !Files.isDirectory(path))
          .forEach(path -> names.add(directory.relativize(path).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(names);
  }

  /** Runs a shell command in a directory and returns its output. */
  public static String shell(Path directory, String command) {
    try {
      Process process =
          new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The digest of a directory as a person computes it. */
  public static String digestByHand(Path directory) {
    String lines = "find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 -r sha256sum --";
    return "sha256:" + shell(directory, lines + " | sha256sum").substring(0, 64);
  }

  private static void makeDirectories(Path... directories) {
    try {
      for (Path directory : directories) {
        Files.createDirectories(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
