package dev.cairn.crds.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  @Test
  void manifestsAreWhatTheRecordsSay() throws IOException {
    Map<String, String> generated = CrdGenerator.manifests();
    for (var e : generated.entrySet()) {
      Files.createDirectories(Path.of("manifests"));
      Files.writeString(Path.of("manifests", e.getKey()), e.getValue());
    }
    assertThat(generated).hasSize(5);
  }
}
