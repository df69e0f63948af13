package dev.cairn.crds.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where what is generated lies, relative to the module. */
final class GeneratedFiles {
  static final Path MANIFESTS = Path.of("manifests");
  static final Path REFERENCE = Path.of("reference.md");
  static final Path CHART_COPY = Path.of("..", "helm", "cairn-crds", "files");
  static final Path RELEASED = Path.of("released");

  private GeneratedFiles() {}

  /** Every file that is generated, with its text. */
  static Map<Path, String> expected() {
    Map<Path, String> files = new TreeMap<>();
    CrdGenerator.manifests()
        .forEach(
            (name, text) -> {
              files.put(MANIFESTS.resolve(name), text);
              files.put(CHART_COPY.resolve(name), text);
            });
    files.put(REFERENCE, ReferencePage.write());
    return files;
  }

  /** The manifests in a folder, by file name; none when there is no such folder. */
  static Map<String, String> manifestsIn(Path folder) throws IOException {
    Map<String, String> byName = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
          byName.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return byName;
  }

  /** The folders that a newer version must stay compatible with. */
  static List<Path> baselines() throws IOException {
    List<Path> folders = new ArrayList<>(List.of(MANIFESTS));
    if (Files.isDirectory(RELEASED)) {
      try (Stream<Path> versions = Files.list(RELEASED)) {
        versions.filter(Files::isDirectory).sorted().forEach(folders::add);
      }
    }
    return folders;
  }
}
