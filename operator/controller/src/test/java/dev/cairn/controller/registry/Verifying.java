package dev.cairn.controller.registry;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Finding;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PodView;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Job that verifies a version, as it is seen. */
final class Verifying {
  static final EvidenceState UNREAD = new EvidenceState.Pending();

  private Verifying() {}

  /** The Job that is at its turn, at work with these containers. */
  static JobView active(ModelVersion version, StepView... steps) {
    return job(version, JobView.Phase.ACTIVE, null, steps);
  }

  /** Done, and its container said so. */
  static JobView done(ModelVersion version, @Nullable Verification said) {
    return job(version, JobView.Phase.COMPLETE, null, ended(0, termination(said)));
  }

  static JobView failed(ModelVersion version, String reason, StepView... steps) {
    return job(
        version, JobView.Phase.FAILED, new JobView.Verdict(reason, "as the server says"), steps);
  }

  static JobView job(
      ModelVersion version,
      JobView.Phase phase,
      JobView.@Nullable Verdict verdict,
      StepView... steps) {
    return new JobView(
        VerifyJobManifest.name(version, VersionCase.attempt(version)),
        "job-1",
        new JobView.Origin(Versions.NOW, null, null),
        phase,
        verdict,
        steps.length == 0 ? 0 : 1,
        new JobView.Controls(phase == JobView.Phase.SUSPENDED, null),
        PodView.QUIET,
        List.of(steps));
  }

  static StepView running() {
    return new StepView("verify", StepView.State.RUNNING, null, null, null, null, null);
  }

  static StepView waiting(String reason, String message) {
    return new StepView("verify", StepView.State.WAITING, reason, message, null, null, null);
  }

  static StepView ended(int exit, @Nullable String message) {
    return new StepView(
        "verify",
        StepView.State.TERMINATED,
        exit == 0 ? "Completed" : "Error",
        message,
        exit,
        null,
        null);
  }

  private static String termination(@Nullable Verification said) {
    return StepMessages.input(
        new StepResult(
            Step.VERIFY, StepReason.COMPLETED, "done", null, null, null, null, null, said));
  }

  static Verification said(Verdict artifact, Verdict evidence) {
    return new Verification(finding("the model", artifact), finding("the document", evidence));
  }

  static Verification saidOfArtifact(Verdict artifact) {
    return new Verification(finding("the model", artifact), null);
  }

  private static Finding finding(String what, Verdict verdict) {
    return new Finding(verdict, what + " is " + verdict);
  }

  /** What the pod printed. */
  static EvidenceState read(String text) {
    LatchedEvidence latched = Versions.latched(text).orElseThrow();
    return new EvidenceState.Read(text, latched.digest(), latched.evidence());
  }

  /** No journal, and this Job. */
  static VersionObservation seen(JobView job, EvidenceState printed) {
    return seen(Optional.empty(), job, printed);
  }

  static VersionObservation seen(
      Optional<LatchedEvidence> latched, JobView job, EvidenceState printed) {
    boolean over = job.phase() == JobView.Phase.COMPLETE || job.phase() == JobView.Phase.FAILED;
    return seen(
        latched,
        new VerifyObservation(new JobState.Present(job), printed, over ? List.of(job) : List.of()));
  }

  static VersionObservation seen(JobState job) {
    return seen(Optional.empty(), new VerifyObservation(job, UNREAD, List.of()));
  }

  static VersionObservation seen(Optional<LatchedEvidence> latched, VerifyObservation verifying) {
    return new VersionObservation(
        latched, Optional.of(StageRules.NONE), verifying, Optional.of(List.of()));
  }

  static String condition(ModelVersionStatus status, String type) {
    return Conditions.find(status.conditions(), type)
        .map(condition -> condition.status() + " " + condition.reason())
        .orElse("absent");
  }

  static String message(ModelVersionStatus status, String type) {
    return Conditions.find(status.conditions(), type).orElseThrow().message();
  }
}
