package dev.cairn.worker.publish;

import dev.cairn.worker.files.Content;

/**
 * A file that stands beside the model.
 *
 * @param name relative path in the run's directory
 * @param content its bytes
 */
record FinalFile(String name, Content content) {}
