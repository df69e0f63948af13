package dev.cairn.worker.verify;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Finding;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.place.ArtifactSource;
import dev.cairn.worker.place.ArtifactSource.Wanted;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import org.jspecify.annotations.Nullable;

/** Compares an artifact and its evidence with their digests, where they are. */
public final class VerifyStep {
  /** Of a termination message of 2000 bytes; there are two findings in it. */
  private static final int MOST_BYTES = 850;

  private final StepRoots roots;
  private final HttpLimits limits;
  private final OutputStream log;

  /**
   * A step.
   *
   * @param log receives the bytes of the evidence and a line break when its digest is right, and
   *     nothing else: the controller reads it from the container's log
   */
  public VerifyStep(StepRoots roots, HttpLimits limits, OutputStream log) {
    this.roots = roots;
    this.limits = limits;
    this.log = log;
  }

  /** What was found, and the document when there is a right one. */
  private record Looked(Finding finding, @Nullable EvidenceFile evidence) {}

  /** Reads something; what is wrong with it is a failure. */
  @FunctionalInterface
  private interface Look {
    Looked run() throws StepFailure, IOException;
  }

  /**
   * Looks at both.
   *
   * @throws StepFailure InvalidSpec when the input makes no sense; what may pass when a server does
   *     not answer
   */
  public StepResult run(VerifyInput input) throws StepFailure, IOException {
    check(input);
    ArtifactSource source = source(input);
    FileRef named = input.evidence();
    // The small one first: what may pass then costs no reading of a large one.
    Looked evidence = named == null ? null : look(() -> evidence(named, input.artifact(), source));
    Looked artifact = look(() -> artifact(input, source));
    if (evidence != null && evidence.evidence() != null) {
      log.write(evidence.evidence().text().getBytes(StandardCharsets.UTF_8));
      log.write('\n');
      log.flush();
    }
    Finding second = evidence == null ? null : evidence.finding();
    return result(new Verification(artifact.finding(), second));
  }

  private static void check(VerifyInput input) throws StepFailure {
    ArtifactRef artifact = input.artifact();
    if (artifact == null || artifact.uri() == null || artifact.digest() == null) {
      throw StepFailure.invalid("artifact, its uri or its digest is missing");
    }
    FileRef evidence = input.evidence();
    if (evidence != null && (evidence.uri() == null || evidence.digest() == null)) {
      throw StepFailure.invalid("the evidence has no uri or no digest");
    }
    if (input.maxBytes() <= 0) {
      throw StepFailure.invalid("maxBytes must be positive");
    }
  }

  private ArtifactSource source(VerifyInput input) throws StepFailure {
    Places places = Places.of(roots, input.storage(), input.allowedAddresses());
    return new ArtifactSource(
        places,
        new HttpDownload(AddressPolicy.allowing(input.allowedAddresses()), limits),
        StepReason.DATA_UNAVAILABLE);
  }

  private Looked evidence(FileRef named, ArtifactRef artifact, ArtifactSource source)
      throws StepFailure, IOException {
    EvidenceFile file = EvidenceFile.read(named, source, roots.scratch());
    if (!file.artifact().equals(artifact.digest())) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "the evidence is about another artifact: it says %s, spec.artifact.digest is %s; name the evidence that lies beside the artifact"
              .formatted(Shown.name(file.artifact()), artifact.digest()));
    }
    return new Looked(
        new Finding(Verdict.VERIFIED, "digest as read at " + Shown.address(named.uri())), file);
  }

  private static Looked artifact(VerifyInput input, ArtifactSource source)
      throws StepFailure, IOException {
    ArtifactRef artifact = input.artifact();
    Measure found = source.measure(new Wanted(artifact.uri(), artifact.digest(), input.maxBytes()));
    return new Looked(
        new Finding(
            Verdict.VERIFIED,
            "digest as read at %s (%d files, %s)"
                .formatted(
                    Shown.address(artifact.uri()), found.files(), Shown.bytes(found.bytes()))),
        null);
  }

  private static Looked look(Look look) throws StepFailure, IOException {
    try {
      return look.run();
    } catch (AccessDeniedException e) {
      return found(
          Verdict.UNREACHABLE,
          "no permission for %s: let the pod's group read it"
              .formatted(Shown.name(String.valueOf(e.getFile()))));
    } catch (StepFailure e) {
      if (e.exit() == StepExit.TRANSIENT) {
        throw e;
      }
      return found(
          e.reason() == StepReason.DIGEST_MISMATCH ? Verdict.DIGEST_MISMATCH : Verdict.UNREACHABLE,
          e.text());
    }
  }

  private static Looked found(Verdict verdict, String message) {
    return new Looked(new Finding(verdict, message), null);
  }

  private static StepResult result(Verification found) {
    Finding evidence = found.evidence();
    return new StepResult(
        Step.VERIFY,
        StepReason.COMPLETED,
        evidence == null
            ? "artifact: %s".formatted(found.artifact().verdict())
            : "artifact: %s, evidence: %s"
                .formatted(found.artifact().verdict(), evidence.verdict()),
        null,
        null,
        null,
        null,
        null,
        new Verification(bounded(found.artifact()), evidence == null ? null : bounded(evidence)));
  }

  private static Finding bounded(Finding finding) {
    return new Finding(
        finding.verdict(), Shown.fitting(Shown.plain(finding.message()), MOST_BYTES));
  }
}
