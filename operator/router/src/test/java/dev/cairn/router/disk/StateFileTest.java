package dev.cairn.router.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir private Path folder;

  @Test
  void isEmptyBeforeTheFirstWrite() throws IOException {
    assertThat(new StateFile(folder, "a.json").read()).isEmpty();
  }

  @Test
  void givesBackTheLastContent() throws IOException {
    StateFile file = new StateFile(folder, "a.json");

    file.write("first, and longer".getBytes(UTF_8));
    file.write("second".getBytes(UTF_8));

    assertThat(file.read())
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("second"));
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void aWriteThatWasCutShortLeavesTheOldContent() throws IOException {
    StateFile file = new StateFile(folder, "a.json");
    file.write("old".getBytes(UTF_8));
    Files.writeString(folder.resolve("a.json.partial"), "ne"); // the process ended here

    assertThat(file.read())
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("old"));
    file.write("new".getBytes(UTF_8));
    assertThat(file.path()).hasContent("new");
  }

  @Test
  void aWriteThatFailsLeavesTheOldContent() throws IOException {
    StateFile file = new StateFile(folder, "a.json");
    file.write("old".getBytes(UTF_8));
    Files.createDirectory(folder.resolve("a.json.partial"));

    assertThatThrownBy(() -> file.write("new".getBytes(UTF_8))).isInstanceOf(IOException.class);
    assertThat(file.path()).hasContent("old");
  }
}
