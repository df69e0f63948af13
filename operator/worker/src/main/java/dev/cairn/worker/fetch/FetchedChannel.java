package dev.cairn.worker.fetch;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.worker.tabular.TableFile;
import dev.cairn.worker.tabular.TableFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel with its copy.
 *
 * @param channel what was asked for
 * @param copy what was found
 * @param evaluation whether it is kept from the trainer
 * @param snapshot where it will be kept beside the artifact; null: nowhere
 */
record FetchedChannel(
    Channel channel, ChannelCopy copy, boolean evaluation, @Nullable String snapshot) {
  String name() {
    return channel.name();
  }

  String digest() {
    return copy.measure().digest();
  }

  Optional<TableFormat> format() {
    return TableFormat.of(channel.format());
  }

  /** Whether the trainer gets it and it has rows. */
  boolean trainsOnRows() {
    return !evaluation && format().isPresent();
  }

  /** The files of a tabular channel, in the order of their paths. */
  List<TableFile> files() {
    TableFormat format = format().orElseThrow();
    return copy.files().stream().map(f -> new TableFile(format, copy.directory(), f)).toList();
  }

  DatasetFact fact(@Nullable Long rows) {
    return new DatasetFact(
        name(),
        copy.uri(),
        digest(),
        copy.measure().files(),
        rows,
        copy.measure().bytes(),
        snapshot);
  }
}
