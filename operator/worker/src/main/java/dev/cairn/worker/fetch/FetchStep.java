package dev.cairn.worker.fetch;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.step.StepRoots;
import dev.cairn.worker.tabular.TableChecks;
import dev.cairn.worker.tabular.TableFormat;
import dev.cairn.worker.tabular.TableMeasure;
import dev.cairn.worker.tabular.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings a run's data to its trainer. */
public final class FetchStep {
  private final StepRoots roots;
  private final HttpLimits limits;

  public FetchStep(StepRoots roots, HttpLimits limits) {
    this.roots = roots;
    this.limits = limits;
  }

  /**
   * Copies and checks all channels.
   *
   * @throws StepFailure AlreadyPublished, NameConflict, DataUnavailable, DigestMismatch,
   *     DataCheckFailed or InvalidSpec
   */
  public StepResult run(FetchInput input) throws StepFailure, IOException {
    Places places = Places.of(roots, input.storage(), input.allowedAddresses());
    FetchRules.check(input);
    refusePublished(places.find(input.output()));
    HttpDownload download = new HttpDownload(FetchRules.addresses(input), limits);
    ChannelCopier copier =
        new ChannelCopier(
            new ClaimChannel(places.claims(), FetchRules.asOf(input)),
            new HttpChannel(download),
            new BucketChannel(places.buckets(), FetchRules.asOf(input)));
    List<ChannelCopy> copies = new ArrayList<>();
    for (Channel channel : input.channels()) {
      copies.add(copy(copier, channel));
    }
    List<DatasetFact> facts = measure(input.channels(), copies);
    TrainerConfiguration.write(input, roots.input());
    Files.write(roots.work().resolve(FetchReport.FILE), StepJson.write(new FetchReport(facts)));
    return result(facts, copies);
  }

  private static void refusePublished(RunPlace place) throws StepFailure, IOException {
    if (place.published().isPresent()) {
      throw StepFailure.refused(
          StepReason.ALREADY_PUBLISHED,
          "%s holds this run's result already: nothing is trained again"
              .formatted(place.uriOf("")));
    }
  }

  private ChannelCopy copy(ChannelCopier copier, Channel channel) throws StepFailure, IOException {
    try {
      return copier.copy(channel, roots.input().resolve("data").resolve(channel.name()));
    } catch (StepFailure e) {
      throw e.about("data set " + channel.name());
    }
  }

  private List<DatasetFact> measure(List<Channel> channels, List<ChannelCopy> copies)
      throws StepFailure, IOException {
    List<DatasetFact> facts = new ArrayList<>();
    if (channels.stream().noneMatch(channel -> TableFormat.of(channel.format()).isPresent())) {
      for (int i = 0; i < channels.size(); i++) {
        facts.add(fact(channels.get(i), copies.get(i), Optional.empty()));
      }
      return facts;
    }
    try (TableReader tables = new TableReader(roots.scratch(), roots.input())) {
      for (int i = 0; i < channels.size(); i++) {
        Channel channel = channels.get(i);
        facts.add(fact(channel, copies.get(i), rows(tables, channel, copies.get(i))));
      }
    }
    return facts;
  }

  private static Optional<Long> rows(TableReader tables, Channel channel, ChannelCopy copy)
      throws StepFailure, IOException {
    Optional<TableFormat> format = TableFormat.of(channel.format());
    if (format.isEmpty()) {
      return Optional.empty();
    }
    try {
      TableMeasure measure = tables.measure(format.get(), copy.directory(), copy.files());
      if (channel.checks() != null) {
        List<String> failures = TableChecks.failures(channel.checks(), measure);
        if (!failures.isEmpty()) {
          throw StepFailure.refused(StepReason.DATA_CHECK_FAILED, String.join("; ", failures));
        }
      }
      return Optional.of(measure.rows());
    } catch (StepFailure e) {
      throw e.about("data set " + channel.name());
    }
  }

  private static DatasetFact fact(Channel channel, ChannelCopy copy, Optional<Long> rows) {
    return new DatasetFact(
        channel.name(),
        copy.uri(),
        copy.measure().digest(),
        copy.measure().files(),
        rows.orElse(null),
        copy.measure().bytes());
  }

  private static StepResult result(List<DatasetFact> facts, List<ChannelCopy> copies) {
    List<Long> rows = facts.stream().map(DatasetFact::rows).filter(Objects::nonNull).toList();
    long bytes = facts.stream().mapToLong(DatasetFact::bytes).sum();
    String message =
        facts.stream().map(FetchStep::describe).collect(Collectors.joining("; "))
            + copies.stream()
                .flatMap(copy -> copy.notes().stream())
                .map(note -> "; " + note)
                .collect(Collectors.joining());
    Long sum = rows.isEmpty() ? null : rows.stream().mapToLong(Long::longValue).sum();
    return new StepResult(Step.FETCH, StepReason.COMPLETED, message, null, null, sum, bytes);
  }

  private static String describe(DatasetFact fact) {
    String rows = fact.rows() == null ? "" : ", " + fact.rows() + " rows";
    return "%s: %d files%s, %s"
        .formatted(fact.name(), fact.files(), rows, Shown.bytes(fact.bytes()));
  }
}
