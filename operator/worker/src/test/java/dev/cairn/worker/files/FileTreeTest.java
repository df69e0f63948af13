package dev.cairn.worker.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.worker.testing.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTreeTest {
  private final Path tree;
  private final Container container;

  FileTreeTest(@TempDir Path directory) {
    container = new Container(directory);
    tree = container.claim("data");
    container.put(container.claim("models"), "secret", "not yours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ln -s ../models/secret link         | leaves the directory",
        "ln -s /etc/passwd link              | leaves the directory",
        "ln -s ../models link                | leaves the directory",
        "mkdir d; ln -s ../../models d/link  | leaves the directory",
        "ln -s nowhere link                  | leads nowhere",
        "mkdir d; ln -s .. d/link            | link to a directory above it",
        "mkfifo link                         | device, a pipe or a socket",
        "touch $'li\\nnk'                    | control character or a backslash",
        "touch 'li\\nk'                      | control character or a backslash"
      })
  void refusesWhatMustNotBeCopied(String command, String message) {
    Container.shell(tree, command);

    assertThatThrownBy(() -> FileTree.list(tree))
        .isInstanceOf(RefusedTreeException.class)
        .hasMessageContaining("li")
        .hasMessageContaining(message);
  }

  @Test
  void followsLinksThatStayInside() throws IOException {
    // Given the layout of a model cache: names that link to blobs
    container.put(tree, "blobs/1", "weights");
    Container.shell(tree, "mkdir snap; ln -s ../blobs/1 snap/model.bin; ln -s snap latest");
    Path target = container.roots().input().resolve("copy");

    Measure measure = TreeCopy.copy(FileTree.list(tree), target, TreeCopy.Durability.QUICK);

    assertThat(Container.files(target))
        .containsExactly("blobs/1", "latest/model.bin", "snap/model.bin");
    assertThat(Files.isSymbolicLink(target.resolve("latest/model.bin"))).isFalse();
    assertThat(measure.digest()).isEqualTo(Container.digestByHand(target));
  }

  @Test
  void deletesATreeWithoutFollowingItsLinks() throws IOException {
    Container.shell(tree, "mkdir d; ln -s ../../models d/link");

    LocalFiles.deleteTree(tree.resolve("d"));

    assertThat(tree.resolve("d")).doesNotExist();
    assertThat(container.claim("models").resolve("secret")).exists();
  }
}
