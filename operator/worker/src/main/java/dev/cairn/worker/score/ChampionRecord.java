package dev.cairn.worker.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.analytics.UnreadableBytesException;
import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.contract.Champion;
import dev.cairn.contract.EvaluationReport.ScoredSet;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.StepExit;
import dev.cairn.worker.place.ArtifactSource;
import dev.cairn.worker.place.ArtifactSource.Wanted;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the champion's evidence binds: the rows that it was trained on, and what it predicted when
 * it was published. All of it is compared with the digests that its ModelVersion names.
 */
final class ChampionRecord {
  private static final long MOST_EVIDENCE = 1L << 20;
  private static final long MOST_PREDICTIONS = 1L << 30;

  private final @Nullable Evidence evidence;
  private final @Nullable RowFilter filter;
  private final @Nullable String trouble;
  private final ArtifactSource source;
  private final Path scratch;
  private int files;

  private ChampionRecord(
      @Nullable Evidence evidence,
      @Nullable RowFilter filter,
      @Nullable String trouble,
      ArtifactSource source,
      Path scratch) {
    this.evidence = evidence;
    this.filter = filter;
    this.trouble = trouble;
    this.source = source;
    this.scratch = scratch;
  }

  /** Reads what can be read; what cannot is said by {@link #trouble}. */
  static ChampionRecord read(Champion champion, ArtifactSource source, Path parent)
      throws StepFailure, IOException {
    Path scratch = Files.createTempDirectory(parent, "champion");
    FileRef named = champion.evidence();
    if (named == null) {
      return new ChampionRecord(null, null, "its evidence is unknown", source, scratch);
    }
    Evidence evidence;
    try {
      Path file = scratch.resolve(Evidence.FILE);
      source.bring(new Wanted(named.uri(), named.digest(), MOST_EVIDENCE), file);
      evidence = StepJson.mapper().readValue(Files.readAllBytes(file), Evidence.class);
    } catch (StepFailure e) {
      return new ChampionRecord(
          null, null, permanent(e, "its evidence cannot be read"), source, scratch);
    } catch (JsonProcessingException e) {
      return new ChampionRecord(null, null, "its evidence is no evidence", source, scratch);
    }
    return withFilter(evidence, source, scratch);
  }

  private static ChampionRecord withFilter(Evidence evidence, ArtifactSource source, Path scratch)
      throws StepFailure, IOException {
    FileRef named = evidence.rowFilter();
    if (named == null) {
      return new ChampionRecord(
          evidence, null, "it has no record of the rows that it was trained on", source, scratch);
    }
    try {
      Path file = scratch.resolve("rowfilter.bin");
      source.bring(new Wanted(named.uri(), named.digest(), 2L * RowFilter.MOST_BYTES), file);
      RowFilter filter = RowFilter.read(Files.readAllBytes(file));
      return new ChampionRecord(evidence, filter, null, source, scratch);
    } catch (StepFailure e) {
      String why = permanent(e, "the record of the rows that it was trained on cannot be read");
      return new ChampionRecord(evidence, null, why, source, scratch);
    } catch (UnreadableBytesException e) {
      return new ChampionRecord(
          evidence, null, "the record of its rows is broken: " + e.getMessage(), source, scratch);
    }
  }

  /** What is missing, as a clause about the champion; empty when nothing is. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Rows that it was trained on, by their hashes; none when that is not known. */
  boolean[] trainedOn(long[] hashes) {
    boolean[] seen = new boolean[hashes.length];
    if (filter != null) {
      for (int row = 0; row < hashes.length; row++) {
        seen[row] = filter.mayContain(hashes[row]);
      }
    }
    return seen;
  }

  /**
   * The file of what it predicted of these very rows when it was published; empty when it was not
   * asked about them.
   *
   * @param rowsDigest of rows.jsonl
   */
  Optional<Path> recordedPredictions(String rowsDigest) throws StepFailure, IOException {
    if (evidence == null || evidence.evaluation() == null) {
      return Optional.empty();
    }
    List<ScoredSet> sets = evidence.evaluation().sets();
    Optional<ScoredSet> same =
        sets.stream().filter(set -> rowsDigest.equals(set.rowsDigest())).findFirst();
    if (same.isEmpty()) {
      return Optional.empty();
    }
    String model = evidence.artifact().uri();
    String uri = model.replaceFirst("model/$", "") + "predictions/" + same.get().name() + ".csv";
    Path file = scratch.resolve("recorded-" + files++ + ".csv");
    try {
      source.bring(new Wanted(uri, same.get().predictionsDigest(), MOST_PREDICTIONS), file);
      return Optional.of(file);
    } catch (StepFailure e) {
      permanent(e, "");
      return Optional.empty();
    }
  }

  /** A failure that may pass is one of this step: tried again, it may be none. */
  private static String permanent(StepFailure failure, String what) throws StepFailure {
    if (failure.exit() == StepExit.TRANSIENT) {
      throw failure;
    }
    return what + " (" + failure.text() + ")";
  }
}
