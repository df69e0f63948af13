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
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The directories {@code <partition>=<value>/} right below a data set's directory. */
final class PartitionListing {
  private final PartitionSelection selection;
  private final SortedMap<Instant, List<Path>> byTime = new TreeMap<>();
  private final TreeSet<String> timeless = new TreeSet<>();
  private final TreeSet<String> others = new TreeSet<>();

  private PartitionListing(PartitionSelection selection) {
    this.selection = selection;
  }

  static PartitionListing of(Path directory, PartitionSelection selection) throws IOException {
    PartitionListing listing = new PartitionListing(selection);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry)) {
          listing.add(entry, String.valueOf(entry.getFileName()));
        }
      }
    }
    return listing;
  }

  /**
   * The partitions to take.
   *
   * @throws StepFailure DataUnavailable, naming what is there, when none is selected
   */
  List<Path> selected() throws StepFailure {
    List<Path> selected = new ArrayList<>();
    byTime.forEach(
        (begin, paths) -> {
          if (selection.includes(begin)) {
            selected.addAll(paths);
          }
        });
    if (selected.isEmpty()) {
      throw StepFailure.absent(StepReason.DATA_UNAVAILABLE, "select matches nothing: " + present());
    }
    return selected;
  }

  /** Partitions of that name whose value names no time; nobody can select them. */
  List<String> timeless() {
    return List.copyOf(timeless);
  }

  private void add(Path entry, String name) {
    String prefix = selection.partition() + "=";
    if (!name.startsWith(prefix)) {
      others.add(name);
      return;
    }
    PartitionTime.of(name.substring(prefix.length()))
        .ifPresentOrElse(
            begin -> byTime.computeIfAbsent(begin, b -> new ArrayList<>()).add(entry),
            () -> timeless.add(name));
  }

  private String present() {
    if (!byTime.isEmpty()) {
      long count = byTime.values().stream().mapToLong(List::size).sum();
      return "there are %d partitions, from %s to %s"
          .formatted(
              count, shown(byTime.firstEntry().getValue()), shown(byTime.lastEntry().getValue()));
    }
    if (!timeless.isEmpty()) {
      return "the partitions there are %s, but a value must be %s"
          .formatted(Shown.names(timeless), PartitionTime.SHAPE);
    }
    return "there is no directory %s=…; directories there: %s"
        .formatted(selection.partition(), others.isEmpty() ? "none" : Shown.names(others));
  }

  private static String shown(List<Path> paths) {
    return String.valueOf(paths.getFirst().getFileName());
  }
}
