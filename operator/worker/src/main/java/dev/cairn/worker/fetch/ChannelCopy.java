package dev.cairn.worker.fetch;

import dev.cairn.worker.files.Measure;
import java.nio.file.Path;
import java.util.List;

/**
 * A channel's files in the trainer's input.
 *
 * @param uri where they came from, as it may be shown
 * @param directory the channel's directory
 * @param files paths below it, sorted
 * @param single whether one file was asked for, whose digest is then the channel's
 * @param measure what was measured on the way
 * @param notes for the step's message
 */
record ChannelCopy(
    String uri,
    Path directory,
    List<Path> files,
    boolean single,
    Measure measure,
    List<String> notes) {

  /** A directory's files. */
  ChannelCopy(String uri, Path directory, List<Path> files, Measure measure, List<String> notes) {
    this(uri, directory, files, false, measure, notes);
  }

  /** A file on its own. */
  static ChannelCopy single(String uri, Path directory, Path file, Measure measure) {
    return new ChannelCopy(uri, directory, List.of(file), true, measure, List.of());
  }
}
