package dev.cairn.worker.tabular;

import java.nio.file.Path;

/**
 * A file of a table.
 *
 * @param format how it is written
 * @param directory the channel's
 * @param file path below it
 */
public record TableFile(TableFormat format, Path directory, Path file) {
  Path place() {
    return directory.resolve(file);
  }
}
