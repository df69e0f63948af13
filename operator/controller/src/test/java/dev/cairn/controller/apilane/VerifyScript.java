package dev.cairn.controller.apilane;

import dev.cairn.contract.FileRef;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Finding;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.crds.meta.ApiMapper;
import org.jspecify.annotations.Nullable;

/** What the step verify does, on volumes that are only remembered. */
final class VerifyScript {
  private VerifyScript() {}

  static Ending run(VerifyInput input, Volumes volumes) {
    FileRef evidence = input.evidence();
    Finding artifact = look(volumes, input.artifact().uri(), input.artifact().digest());
    Finding document = evidence == null ? null : look(volumes, evidence.uri(), evidence.digest());
    boolean right = document != null && document.verdict() == Verdict.VERIFIED;
    String log =
        right && evidence != null
            ? volumes.stored(evidence.uri()).map(Volumes.Stored::text).orElseThrow() + "\n"
            : "";
    return new Ending(0, "Completed", message(artifact, document), log);
  }

  private static Finding look(Volumes volumes, String uri, String digest) {
    return volumes
        .stored(uri)
        .map(
            stored ->
                stored.digest().equals(digest)
                    ? new Finding(Verdict.VERIFIED, "digest as read at " + uri)
                    : new Finding(Verdict.DIGEST_MISMATCH, uri + " has digest " + stored.digest()))
        .orElseGet(() -> new Finding(Verdict.UNREACHABLE, uri + " is not there"));
  }

  private static String message(Finding artifact, @Nullable Finding evidence) {
    return ApiMapper.serialization()
        .asJson(
            new StepResult(
                Step.VERIFY,
                StepReason.COMPLETED,
                "compared",
                null,
                null,
                null,
                null,
                null,
                new Verification(artifact, evidence)));
  }
}
