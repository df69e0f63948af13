package dev.cairn.worker.fetch;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The directories {@code <partition>=<value>/} right below a data set's directory. */
final class PartitionListing {
  private final PartitionSelection selection;
  private final SortedMap<Instant, List<String>> byTime = new TreeMap<>();
  private final TreeSet<String> timeless = new TreeSet<>();
  private final TreeSet<String> others = new TreeSet<>();

  private PartitionListing(PartitionSelection selection) {
    this.selection = selection;
  }

  /** Sorts the names of the directories that are there. */
  static PartitionListing of(Collection<String> directories, PartitionSelection selection) {
    PartitionListing listing = new PartitionListing(selection);
    directories.forEach(listing::add);
    return listing;
  }

  /** As {@link #of(Collection, PartitionSelection)}, for a local directory. */
  static PartitionListing of(Path directory, PartitionSelection selection) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry)) {
          names.add(String.valueOf(entry.getFileName()));
        }
      }
    }
    return of(names, selection);
  }

  /**
   * The partitions to take.
   *
   * @throws StepFailure DataUnavailable, naming what is there, when none is selected
   */
  List<String> selected() throws StepFailure {
    List<String> selected = new ArrayList<>();
    byTime.forEach(
        (begin, names) -> {
          if (selection.includes(begin)) {
            selected.addAll(names);
          }
        });
    if (selected.isEmpty()) {
      throw StepFailure.absent(StepReason.DATA_UNAVAILABLE, "select matches nothing: " + present());
    }
    return selected;
  }

  /** Says which partitions of that name nobody can select, since their values name no time. */
  Optional<String> note() {
    return timeless.isEmpty()
        ? Optional.empty()
        : Optional.of("passed over " + Shown.names(timeless) + ", which name no time");
  }

  private void add(String name) {
    String prefix = selection.partition() + "=";
    if (!name.startsWith(prefix)) {
      others.add(name);
      return;
    }
    PartitionTime.of(name.substring(prefix.length()))
        .ifPresentOrElse(
            begin -> byTime.computeIfAbsent(begin, b -> new ArrayList<>()).add(name),
            () -> timeless.add(name));
  }

  private String present() {
    if (!byTime.isEmpty()) {
      long count = byTime.values().stream().mapToLong(List::size).sum();
      return "there are %d partitions, from %s to %s"
          .formatted(
              count,
              byTime.firstEntry().getValue().getFirst(),
              byTime.lastEntry().getValue().getFirst());
    }
    if (!timeless.isEmpty()) {
      return "the partitions there are %s, but a value must be %s"
          .formatted(Shown.names(timeless), PartitionTime.SHAPE);
    }
    return "there is no directory %s=…; directories there: %s"
        .formatted(selection.partition(), others.isEmpty() ? "none" : Shown.names(others));
  }
}
