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
 * @param measure what was measured on the way
 * @param notes for the step's message
 */
record ChannelCopy(
    String uri, Path directory, List<Path> files, Measure measure, List<String> notes) {}
