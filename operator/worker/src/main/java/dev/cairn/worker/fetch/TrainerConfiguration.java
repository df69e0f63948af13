package dev.cairn.worker.fetch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.tabular.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files in the trainer's config directory, in the layout of SageMaker training images. */
final class TrainerConfiguration {
  /** The parameters, a map of strings. */
  static final String HYPERPARAMETERS = "hyperparameters.json";

  /** The channels. */
  static final String INPUT_DATA = "inputdataconfig.json";

  private TrainerConfiguration() {}

  /** Writes both files; the trainer is told of no evaluation set. */
  static void write(FetchInput input, List<FetchedChannel> channels, Path inputRoot)
      throws IOException {
    Path directory = inputRoot.resolve("config");
    Files.createDirectories(directory);
    Modes.readable(directory);
    put(directory.resolve(HYPERPARAMETERS), input.parameters());
    SortedMap<String, ChannelEntry> entries = new TreeMap<>();
    for (FetchedChannel channel : channels) {
      if (!channel.evaluation()) {
        entries.put(channel.name(), ChannelEntry.of(channel.channel()));
      }
    }
    put(directory.resolve(INPUT_DATA), entries);
  }

  private static void put(Path file, Object content) throws IOException {
    Files.write(file, StepJson.write(content));
    Modes.readable(file);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record ChannelEntry(
      @JsonProperty("ContentType") @Nullable String contentType,
      @JsonProperty("TrainingInputMode") String mode,
      @JsonProperty("S3DistributionType") String distribution,
      @JsonProperty("RecordWrapperType") String wrapper) {

    static ChannelEntry of(Channel channel) {
      String type = TableFormat.of(channel.format()).map(TableFormat::contentType).orElse(null);
      return new ChannelEntry(type, "File", "FullyReplicated", "None");
    }
  }
}
