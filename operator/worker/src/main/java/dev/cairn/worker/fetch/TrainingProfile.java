package dev.cairn.worker.fetch;

import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.contract.ModelSignature;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.contract.profile.Profile;
import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.worker.profile.ColumnRoles;
import dev.cairn.worker.profile.TableProfiler;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.tabular.Table;
import dev.cairn.worker.tabular.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is remembered of the data that the trainer gets. The profile is of the first channel with
 * rows together with all others that have the same columns (train and validation, say), for what
 * has other columns is no sample of the same; the row filter knows the rows of every channel.
 */
final class TrainingProfile {
  private final TableReader tables;
  private final ColumnRoles roles;

  TrainingProfile(TableReader tables, ColumnRoles roles) {
    this.tables = tables;
    this.roles = roles;
  }

  /**
   * Reads all rows of the channels and writes profile.json and rowfilter.bin.
   *
   * @param channels those that the trainer gets and that have rows; at least one
   * @param rows of each channel
   * @param work receives both files
   * @return the model's columns as far as the data say them
   */
  ModelSignature write(List<FetchedChannel> channels, Map<String, Long> rows, Path work)
      throws StepFailure, IOException {
    List<String> reference = new ArrayList<>();
    List<Table> alike = new ArrayList<>();
    List<Table> others = new ArrayList<>();
    for (FetchedChannel channel : channels) {
      Table table = described(channel);
      if (alike.isEmpty() || columns(alike.getFirst()).equals(columns(table))) {
        alike.add(table);
        reference.add(channel.name());
      } else {
        others.add(table);
      }
    }
    RowFilter filter =
        RowFilter.sized(channels.stream().mapToLong(c -> rows.getOrDefault(c.name(), 0L)).sum());
    TableProfiler profiler = new TableProfiler(tables);
    Table joined = Table.joined(alike);
    List<ProfileColumn> profiled = profiler.profile(joined, roles, filter);
    for (Table other : others) {
      profiler.remember(other, filter);
    }
    long profiledRows = reference.stream().mapToLong(name -> rows.getOrDefault(name, 0L)).sum();
    Profile profile = new Profile(Profile.VERSION, reference, profiledRows, profiled);
    Files.write(work.resolve(ProfileSummary.FILE), StepJson.write(profile));
    Files.write(work.resolve(ProfileSummary.ROW_FILTER_FILE), filter.toBytes());
    return InferredSignature.of(joined.names(), profiled);
  }

  private Table described(FetchedChannel channel) throws StepFailure, IOException {
    try {
      return tables.describe(channel.files());
    } catch (StepFailure e) {
      throw e.about("data set " + channel.name());
    }
  }

  private static Set<String> columns(Table table) {
    return new HashSet<>(table.names());
  }
}
