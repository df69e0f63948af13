package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.step.StepRoots;
import dev.cairn.worker.tabular.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Brings a run's data to its trainer. */
public final class FetchStep {
  private final StepRoots roots;
  private final HttpLimits limits;

  public FetchStep(StepRoots roots, HttpLimits limits) {
    this.roots = roots;
    this.limits = limits;
  }

  /**
   * Copies, checks and profiles all channels, and parts the evaluation sets from their labels.
   *
   * @throws StepFailure AlreadyPublished, NameConflict, DataUnavailable, DigestMismatch, NoNewData,
   *     DataCheckFailed or InvalidSpec
   */
  public StepResult run(FetchInput input) throws StepFailure, IOException {
    Places places = Places.of(roots, input.storage(), input.allowedAddresses());
    FetchRules.check(input);
    RunPlace place = places.find(input.output());
    refusePublished(place);
    HttpDownload download = new HttpDownload(FetchRules.addresses(input), limits);
    ChannelCopier copier =
        new ChannelCopier(
            new ClaimChannel(places.claims(), FetchRules.asOf(input)),
            new HttpChannel(download),
            new BucketChannel(places.buckets(), FetchRules.asOf(input)));
    List<FetchedChannel> channels = new ArrayList<>();
    for (Channel channel : input.channels()) {
      ChannelCopy copy = copy(copier, channel, isEvaluation(input, channel));
      String snapshot = KeptFiles.uri(place, channel, copy);
      channels.add(new FetchedChannel(channel, copy, isEvaluation(input, channel), snapshot));
    }
    NewDataRule.check(input.known(), channels);
    FetchReport report = read(input, channels);
    KeptFiles.setAside(channels, roots.labels());
    LocalFiles.deleteTree(kept()); // the trainer sees the volume that it was on
    TrainerConfiguration.write(input, channels, roots.input());
    Files.write(roots.work().resolve(FetchReport.FILE), StepJson.write(report));
    return FetchMessage.of(report, channels);
  }

  private static void refusePublished(RunPlace place) throws StepFailure, IOException {
    if (place.published().isPresent()) {
      throw StepFailure.refused(
          StepReason.ALREADY_PUBLISHED,
          "%s holds this run's result already: nothing is trained again"
              .formatted(place.uriOf("")));
    }
  }

  private ChannelCopy copy(ChannelCopier copier, Channel channel, boolean evaluation)
      throws StepFailure, IOException {
    try {
      Path place = evaluation ? kept() : roots.input().resolve(StepPaths.CHANNELS);
      return copier.copy(channel, place.resolve(channel.name()));
    } catch (StepFailure e) {
      throw e.about("data set " + channel.name());
    }
  }

  private FetchReport read(FetchInput input, List<FetchedChannel> channels)
      throws StepFailure, IOException {
    if (channels.stream().allMatch(channel -> channel.format().isEmpty())) {
      return new FetchReport(
          channels.stream().map(channel -> channel.fact(null)).toList(),
          List.of(),
          input.signature());
    }
    try (TableReader tables = new TableReader(roots.scratch(), roots.input())) {
      return new TableReports(tables, roots).of(input, channels);
    }
  }

  /** Where evaluation sets are until they are parted. */
  private Path kept() {
    return roots.input().resolve(".evaluation");
  }

  private static boolean isEvaluation(FetchInput input, Channel channel) {
    return input.evaluation() != null && input.evaluation().datasets().contains(channel.name());
  }
}
