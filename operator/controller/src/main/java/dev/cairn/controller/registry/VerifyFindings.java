package dev.cairn.controller.registry;

import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Finding;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Truth;
import dev.cairn.crds.registry.ModelVersionSpec;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a Job found of a version, or why it found nothing.
 *
 * @param artifact about the model
 * @param evidence about the document; null when the version has none
 */
record VerifyFindings(Mark artifact, @Nullable Mark evidence) {
  static final String NO_EVIDENCE =
      "spec.evidence is missing: nobody can tell what made the artifact";

  /**
   * What is known of one of the two.
   *
   * @param truth whether it has its digest
   * @param reason of the condition
   * @param message where it was read, or what to change
   */
  record Mark(Truth truth, VersionReason reason, String message) {}

  /** Nothing is known yet. */
  static VerifyFindings awaited(ModelVersionSpec spec) {
    return new VerifyFindings(
        awaited(spec.artifact().uri()),
        spec.evidence() == null ? null : awaited(spec.evidence().uri()));
  }

  private static Mark awaited(String uri) {
    return new Mark(
        Truth.UNKNOWN, VersionReason.Verifying, "its digest at %s is awaited".formatted(uri));
  }

  /** Nothing was found out. */
  static VerifyFindings nothing(ModelVersionSpec spec, String why) {
    Mark mark = new Mark(Truth.UNKNOWN, VersionReason.Unreachable, why);
    return new VerifyFindings(mark, spec.evidence() == null ? null : mark);
  }

  /** What the step verify has said. */
  static VerifyFindings of(ModelVersionSpec spec, Verification said) {
    Mark missing =
        new Mark(
            Truth.UNKNOWN,
            VersionReason.Unreachable,
            "the worker says nothing of the evidence: use the worker of the controller's release");
    Mark evidence = said.evidence() == null ? missing : mark("evidence: ", said.evidence());
    return new VerifyFindings(
        mark("artifact: ", said.artifact()), spec.evidence() == null ? null : evidence);
  }

  private static Mark mark(String subject, Finding finding) {
    Verdict verdict = Objects.requireNonNullElse(finding.verdict(), Verdict.UNRECOGNISED);
    return switch (verdict) {
      case VERIFIED -> new Mark(Truth.TRUE, VersionReason.Verified, finding.message());
      case DIGEST_MISMATCH ->
          new Mark(Truth.FALSE, VersionReason.DigestMismatch, subject + finding.message());
      case UNREACHABLE, UNRECOGNISED ->
          new Mark(Truth.UNKNOWN, VersionReason.Unreachable, subject + finding.message());
    };
  }

  /** The same, but the evidence cannot be used. */
  VerifyFindings withEvidence(Truth truth, VersionReason reason, String message) {
    return new VerifyFindings(artifact, new Mark(truth, reason, message));
  }

  /** Whether a digest is another one. */
  boolean isMismatch() {
    return marks().anyMatch(mark -> mark.truth() == Truth.FALSE);
  }

  /** Whether everything has its digest. */
  boolean isRight() {
    return marks().allMatch(mark -> mark.truth() == Truth.TRUE);
  }

  /** What is wrong. */
  String message() {
    return marks()
        .filter(mark -> mark.truth() != Truth.TRUE)
        .map(Mark::message)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Where the evidence was found right, or that there is none. */
  String evidenceWords() {
    return evidence == null ? NO_EVIDENCE : evidence.message();
  }

  private Stream<Mark> marks() {
    return Stream.concat(Stream.of(artifact), Stream.ofNullable(evidence));
  }

  /** Adds the two conditions. */
  Conditions tell(Conditions conditions) {
    Mark second =
        evidence == null ? new Mark(Truth.FALSE, VersionReason.NoEvidence, NO_EVIDENCE) : evidence;
    return conditions
        .set(Standing.ARTIFACT, artifact.truth(), artifact.reason(), artifact.message())
        .set(Standing.EVIDENCE, second.truth(), second.reason(), second.message());
  }
}
