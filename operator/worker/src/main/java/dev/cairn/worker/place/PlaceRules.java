package dev.cairn.worker.place;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.util.regex.Pattern;

/** What a run's place must satisfy, wherever it is, and the name of its partial directory. */
final class PlaceRules {
  /** What tells an unfinished run's directory from all others. */
  static final String PARTIAL = ".partial-";

  private static final Pattern RUN = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
  private static final Pattern UID = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9]{0,55}");
  private static final int LONGEST_URI = 1024;
  // A file name has at most 255 bytes, what is added included (UID, ".reports"); the UID alone
  // tells partial directories apart.
  private static final int LONGEST_RUN_IN_PARTIAL = 180;

  private PlaceRules() {}

  /** Name of the directory in which the artifact grows. */
  static String partialName(OutputPlace output) {
    String run = output.run();
    return run.substring(0, Math.min(run.length(), LONGEST_RUN_IN_PARTIAL))
        + PARTIAL
        + output.runUid();
  }

  /**
   * Judges a place.
   *
   * @throws StepFailure InvalidSpec, or NameConflict when the run is named like an unfinished one
   */
  static void check(OutputPlace output) throws StepFailure {
    if (output == null || output.uri() == null || output.uri().length() > LONGEST_URI) {
      throw StepFailure.invalid("output.uri is missing or longer than " + LONGEST_URI);
    }
    if (output.run() == null
        || !RUN.matcher(output.run()).matches()
        || output.run().contains("..")) {
      throw StepFailure.invalid("output.run is no name of a run");
    }
    if (output.run().contains(PARTIAL)) {
      throw StepFailure.refused(
          StepReason.NAME_CONFLICT,
          "%s holds %s, which marks directories of unfinished runs: give the run another name"
              .formatted(Shown.name(output.run()), Shown.name(PARTIAL)));
    }
    if (output.runUid() == null || !UID.matcher(output.runUid()).matches()) {
      throw StepFailure.invalid("output.runUid is no UID");
    }
    if (output.specHash() == null || output.specHash().isBlank()) {
      throw StepFailure.invalid("output.specHash is missing");
    }
    if (output.maxBytes() <= 0) {
      throw StepFailure.invalid("output.maxBytes must be positive");
    }
  }

  /** The failure of a run that would be made inside another. */
  static StepFailure insideOfRun(String directory, String why) {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "%s %s, and no run may write into another: set output.uri to a directory outside of it"
            .formatted(Shown.name(directory), why));
  }
}
