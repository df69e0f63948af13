package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole objects as files; written anew with -Dcairn.golden=write, to be read before a commit. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/serving");
  private static final boolean WRITE = "write".equals(System.getProperty("cairn.golden"));

  private Golden() {}

  /** Compares an object with a file. */
  public static void compare(String name, Object object) throws IOException {
    Path file = FOLDER.resolve(name + ".yaml");
    String text = Yaml.write(object);
    if (WRITE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).as("%s", file).isEqualTo(Files.readString(file));
  }
}
