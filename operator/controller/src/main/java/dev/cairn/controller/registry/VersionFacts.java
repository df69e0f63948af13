package dev.cairn.controller.registry;

import dev.cairn.contract.Evidence;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Trust;

/**
 * A status that knows what a version is and where it comes from; how it stands is decided later.
 */
final class VersionFacts {
  private VersionFacts() {}

  /** What a run of this cluster latched. */
  static ModelVersionStatus latched(VersionCase that, LatchedEvidence latched) {
    // Evidence that was met at the output may be anybody's: its digests hold, and nothing more.
    Provenance known = latched.found() ? Provenance.IMPORTED : Provenance.ATTESTED;
    return with(
        that,
        latched.evidence(),
        that.spec().evidence() == null ? Provenance.DECLARED : known,
        latched.found() ? Trust.DECLARED : Trust.VERIFIED);
  }

  /** What evidence says that has the right digest, and that nobody here saw being made. */
  static ModelVersionStatus imported(VersionCase that, Evidence evidence) {
    return with(that, evidence, Provenance.IMPORTED, Trust.DECLARED);
  }

  /** An artifact without evidence; what a journal told of it before stays. */
  static ModelVersionStatus declared(VersionCase that) {
    return that.before().toBuilder().provenance(Provenance.DECLARED).build();
  }

  private static ModelVersionStatus with(
      VersionCase that, Evidence evidence, Provenance provenance, Trust trust) {
    return ScoredFacts.fill(that.before().toBuilder(), evidence)
        .provenance(provenance)
        .source(EvidenceFacts.source(evidence, trust))
        .runtime(EvidenceFacts.runtime(evidence))
        .build();
  }

  /** What a version is worth that a Job has compared. */
  static String summary(ModelVersionStatus facts) {
    if (facts.provenance() == Provenance.ATTESTED && facts.source() != null) {
      return "attested: TrainingRun %s of this cluster made it"
          .formatted(facts.source().trainingRun());
    }
    return facts.provenance() == Provenance.DECLARED
        ? "declared: the artifact has its digest, and there is no evidence of what made it"
        : "imported: artifact and evidence have their digests, and nobody here saw them being made";
  }
}
