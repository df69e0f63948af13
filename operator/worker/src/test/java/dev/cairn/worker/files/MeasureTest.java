package dev.cairn.worker.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.worker.testing.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureTest {
  private final Path tree;
  private final Container container;

  MeasureTest(@TempDir Path directory) {
    container = new Container(directory);
    tree = container.claim("data");
  }

  @Test
  void hashesATreeAsSha256sumDoes() throws IOException {
    // Given names whose order differs between locales, and between paths and their segments
    for (String name :
        new String[] {
          "b", "B", "a/z", "a-z", "a.z", "a b", "-n", "ä", "été/x", "日本", "quo'te", "quo\"te",
          "a/b/c/d", "a/b-c", "$(id)", "*", "[x]", "😀", "｡"
        }) {
      container.put(tree, name, "content of " + name);
    }

    Measure measure = Measure.ofTree(tree);

    assertThat(measure.digest()).isEqualTo(Container.digestByHand(tree));
    assertThat(measure.files()).isEqualTo(19);
  }

  @Test
  void hashesNamesThatAreNoText() throws IOException {
    Container.shell(tree, "printf one > $'\\xff\\xfe'; printf two > $'a\\x80'");

    assertThat(Measure.ofTree(tree).digest()).isEqualTo(Container.digestByHand(tree));
  }

  @Test
  void hashesAnEmptyTree() throws IOException {
    assertThat(Measure.ofTree(tree)).isEqualTo(new Measure(Sha256.of(new byte[0]), 0, 0));
  }

  @Test
  void copyHasTheDigestOfItsFilesAndTheirBytes() throws IOException {
    container.put(tree, "deep/er/file", "x".repeat(300_000));
    container.put(tree, "empty", "");
    Path target = container.roots().input().resolve("data/train");

    Measure measure = TreeCopy.copy(FileTree.list(tree), target, TreeCopy.Durability.SYNCED);

    assertThat(measure.digest())
        .isEqualTo(Container.digestByHand(target))
        .isEqualTo(Container.digestByHand(tree));
    assertThat(measure.bytes()).isEqualTo(300_000);
    assertThat(measure.files()).isEqualTo(2);
  }

  @Test
  void singleFileHasTheDigestOfItsBytes() throws IOException {
    Path file = container.put(tree, "one.parquet", "abc");
    Path target = container.roots().input().resolve("data/one");

    Measure measure = TreeCopy.copySingle(TreeFile.single(file), target, TreeCopy.Durability.QUICK);

    assertThat(measure.digest())
        .isEqualTo("sha256:" + Container.shell(tree, "sha256sum one.parquet").substring(0, 64))
        .isEqualTo(Sha256.of(file));
    assertThat(target.resolve("one.parquet")).hasContent("abc");
  }

  @Test
  void othersOfTheGroupMayReadACopyOfAPrivateFile() throws IOException {
    Path secret = container.put(tree, "dir/private", "x");
    Container.shell(tree, "chmod 700 dir; chmod 600 dir/private");
    Path target = container.roots().input().resolve("copy");

    TreeCopy.copy(FileTree.list(tree), target, TreeCopy.Durability.QUICK);

    String modes = Container.shell(target, "stat -c %a . dir dir/private | tr '\\n' ' '");
    assertThat(modes).isEqualTo("755 755 644");
    assertThat(Files.exists(secret)).isTrue();
  }
}
