package dev.cairn.worker.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.profile.LevelFacts;
import dev.cairn.contract.profile.Profile;
import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What evidence says of the files that fetch learned from the training data. */
record LearnedFacts(RunPlace place, Path reports) {
  /** Levels of a column beyond these are counted together: evidence has its bounds. */
  private static final int MOST_LEVELS = 32;

  /** A column with a longer level is in the file only. */
  private static final int LONGEST_LEVEL = 128;

  /**
   * The profile's file with the bins of its first columns: what the model gives, what it takes,
   * others.
   */
  Optional<ProfileSummary> profile() throws StepFailure, IOException {
    Path file = reports.resolve(ProfileSummary.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    Profile profile;
    try {
      profile = StepJson.mapper().readValue(bytes, Profile.class);
    } catch (JsonProcessingException e) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          ProfileSummary.FILE + " is broken: " + e.getOriginalMessage(),
          e);
    }
    List<ProfileSummary.Column> columns =
        profile.columns().stream()
            .filter(column -> column.numeric() != null || column.levels() != null)
            .sorted(Comparator.comparing(LearnedFacts::rank).thenComparing(ProfileColumn::role))
            .map(LearnedFacts::column)
            .filter(column -> column.levels().stream().allMatch(l -> l.length() <= LONGEST_LEVEL))
            .limit(ProfileSummary.MOST_COLUMNS)
            .toList();
    FileRef ref = new FileRef(place.uriOf(ProfileSummary.FILE), Sha256.of(bytes));
    return Optional.of(new ProfileSummary(ref, columns));
  }

  private static int rank(ProfileColumn column) {
    return column.role() == ProfileColumn.Role.PREDICTION ? 0 : 1;
  }

  /** The filter of training rows. */
  Optional<FileRef> rowFilter() throws IOException {
    Path file = reports.resolve(ProfileSummary.ROW_FILTER_FILE);
    return Files.isRegularFile(file)
        ? Optional.of(
            new FileRef(
                place.uriOf(ProfileSummary.ROW_FILTER_FILE), Sha256.of(Files.readAllBytes(file))))
        : Optional.empty();
  }

  private static ProfileSummary.Column column(ProfileColumn column) {
    List<Double> edges = column.numeric() == null ? List.of() : column.numeric().edges();
    List<String> levels = List.of();
    List<Long> counts = column.numeric() == null ? List.of() : column.numeric().counts();
    LevelFacts facts = column.levels();
    if (facts != null) {
      levels = facts.levels().subList(0, Math.min(MOST_LEVELS, facts.levels().size()));
      List<Long> shown = new ArrayList<>(facts.counts().subList(0, levels.size()));
      long rest =
          facts.counts().subList(levels.size(), facts.counts().size()).stream()
              .mapToLong(Long::longValue)
              .sum();
      shown.add(rest + facts.other());
      counts = shown;
    }
    return new ProfileSummary.Column(
        column.name(),
        word(column.kind().name()),
        word(column.role().name()),
        edges,
        levels,
        counts,
        column.nulls());
  }

  private static String word(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }
}
