package dev.cairn.crds.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.crds.generator.CrdGenerator;
import dev.cairn.crds.generator.Kinds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An object of the API as a file of the tests. */
record ObjectFile(Path path, String text) {
  private static final String MESSAGE = "# message: ";

  /** Files of a folder of src/test/resources, in order. */
  static List<ObjectFile> in(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
      return files.sorted().map(ObjectFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file of a folder of src/test/resources. */
  static ObjectFile read(Path path) {
    try {
      return new ObjectFile(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file named so among the valid ones. */
  static ObjectFile valid(String name) {
    return read(Path.of("src/test/resources/valid", name + ".yaml"));
  }

  /** What the refusal must contain. */
  String message() {
    String first = text.lines().findFirst().orElse("");
    if (!first.startsWith(MESSAGE)) {
      throw new IllegalStateException(path + " must begin with '" + MESSAGE + "…'");
    }
    return first.substring(MESSAGE.length());
  }

  JsonNode tree() {
    return CrdGenerator.read(text);
  }

  String name() {
    return tree().path("metadata").path("name").asText();
  }

  String plural() {
    return HasMetadata.getPlural(type());
  }

  /** The class of its kind. */
  Class<? extends CustomResource<?, ?>> type() {
    String kind = tree().path("kind").asText();
    return Kinds.ALL.stream()
        .filter(type -> HasMetadata.getKind(type).equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(path + " has no kind of ours"));
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
