package dev.cairn.worker.place;

import dev.cairn.contract.DatasetFact;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel's data as they were when they were used, kept beside the artifact.
 *
 * @param channel its name
 * @param digest of {@link #directory()} with the channel's files in it
 */
public record Snapshot(String channel, String digest) {

  /** All that are kept. */
  public static List<Snapshot> of(List<DatasetFact> facts) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (DatasetFact fact : facts) {
      if (fact.snapshot() != null) {
        snapshots.add(new Snapshot(fact.name(), digest(fact, fact.snapshot())));
      }
    }
    return List.copyOf(snapshots);
  }

  /**
   * Final address of a channel's data: who reads it finds the digest that was measured.
   *
   * @param file name of the one file that is the channel; null: it is a directory
   */
  public static String uri(RunPlace place, String channel, @Nullable String file) {
    return place.uriOf(directory(channel) + "/" + (file == null ? "" : file));
  }

  /** Where they are in a run's directory. */
  public String directory() {
    return directory(channel);
  }

  private static String directory(String channel) {
    return RunPlace.DATA + "/" + channel;
  }

  /** A file on its own was measured as such, but it is kept in a directory. */
  private static String digest(DatasetFact fact, String uri) {
    String file = uri.substring(uri.lastIndexOf('/') + 1);
    if (file.isEmpty()) {
      return fact.digest();
    }
    Measure.Lines lines = new Measure.Lines();
    lines.add(file, fact.digest().substring(Sha256.PREFIX.length()), fact.bytes());
    return lines.measure().digest();
  }
}
