package dev.cairn.worker.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run's two directories on its output claim.
 *
 * @param output what the controller said
 * @param claim name of the claim
 * @param uri output.uri without a slash at its end
 * @param parent holds both directories
 */
public record RunPlace(OutputPlace output, String claim, String uri, Path parent) {
  /** Directory of the artifact's files inside a run's directory. */
  public static final String MODEL = "model";

  /** The trainer's metrics, as stage carries them in the partial directory. */
  public static final String TRAINER_METRICS = "trainer-metrics.json";

  private static final Pattern RUN = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
  private static final Pattern UID = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9]{0,63}");
  private static final int LONGEST_URI = 1024;
  // A file name has at most 255 bytes; the UID alone tells partial directories apart.
  private static final int LONGEST_RUN_IN_PARTIAL = 180;

  /**
   * Finds the place of a run.
   *
   * @throws StepFailure InvalidSpec when the place makes no sense, DataUnavailable when its claim
   *     is not mounted, NameConflict when the run is named like an unfinished one, PublishFailed
   *     when the place is inside another run
   */
  public static RunPlace of(OutputPlace output, Claims claims) throws StepFailure, IOException {
    check(output);
    PvcUri uri = PvcUri.parse(output.uri());
    Path parent = claims.locate(uri);
    Ancestors.refuseRuns(claims.root().resolve(uri.claim()), parent);
    String plain = PvcUri.SCHEME + uri.claim() + (uri.path().isEmpty() ? "" : "/" + uri.path());
    return new RunPlace(output, uri.claim(), plain, parent);
  }

  /** Visible to everyone, hence whole. */
  public Path finalDirectory() {
    return parent.resolve(output.run());
  }

  /** Where the artifact grows. */
  public Path partialDirectory() {
    String run = output.run();
    String start = run.substring(0, Math.min(run.length(), LONGEST_RUN_IN_PARTIAL));
    return parent.resolve(start + Ancestors.PARTIAL + output.runUid());
  }

  /** The artifact's final address, with a slash at its end. */
  public String modelUri() {
    return uri + "/" + output.run() + "/" + MODEL + "/";
  }

  /** The final address of a file beside the artifact. */
  public String uriOf(String file) {
    return uri + "/" + output.run() + "/" + file;
  }

  /**
   * What was published under this run's name with this spec; empty when nothing was.
   *
   * @throws StepFailure NameConflict when it was made from another spec, PublishFailed when a
   *     directory without a readable result.json is in the way
   */
  public Optional<RunResult> published() throws StepFailure, IOException {
    Path directory = finalDirectory();
    if (!Files.exists(directory)) {
      return Optional.empty();
    }
    Path file = directory.resolve(RunResult.FILE);
    if (!Files.exists(file)) {
      throw inTheWay("holds no " + RunResult.FILE);
    }
    RunResult result = read(file);
    if (!output.specHash().equals(result.specHash())) {
      throw StepFailure.refused(
          StepReason.NAME_CONFLICT,
          "%s was published from another spec (hash %s, this run's is %s): give the run a new name or another output.uri"
              .formatted(uriOf(""), Shown.name(result.specHash()), Shown.name(output.specHash())));
    }
    return Optional.of(result);
  }

  private RunResult read(Path file) throws StepFailure, IOException {
    try {
      RunResult result = StepJson.mapper().readValue(Files.readAllBytes(file), RunResult.class);
      if (result != null && isComplete(result)) {
        return result;
      }
    } catch (JsonProcessingException e) {
      throw inTheWay("holds a broken " + RunResult.FILE + " (" + e.getOriginalMessage() + ")");
    }
    throw inTheWay("holds an incomplete " + RunResult.FILE);
  }

  private static boolean isComplete(RunResult result) {
    return result.specHash() != null
        && result.artifactDigest() != null
        && result.evidenceDigest() != null;
  }

  private StepFailure inTheWay(String why) {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "%s exists but %s, so Cairn did not write it: move it away, or give the run a new name or another output.uri"
            .formatted(uriOf(""), why));
  }

  private static void check(OutputPlace output) throws StepFailure {
    if (output == null || output.uri() == null || output.uri().length() > LONGEST_URI) {
      throw StepFailure.invalid("output.uri is missing or longer than " + LONGEST_URI);
    }
    if (output.run() == null
        || !RUN.matcher(output.run()).matches()
        || output.run().contains("..")) {
      throw StepFailure.invalid("output.run is no name of a run");
    }
    if (output.run().contains(Ancestors.PARTIAL)) {
      throw StepFailure.refused(
          StepReason.NAME_CONFLICT,
          "%s holds %s, which marks directories of unfinished runs: give the run another name"
              .formatted(Shown.name(output.run()), Shown.name(Ancestors.PARTIAL)));
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
}
