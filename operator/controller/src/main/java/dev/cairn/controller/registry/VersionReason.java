package dev.cairn.controller.registry;

/** Reasons of a version's conditions, part of the API. */
public enum VersionReason {
  /** Digests agree with what this cluster's run latched. */
  Verified,
  /** A digest in the spec is not the one that the run latched. */
  DigestMismatch,
  /** The version names no evidence. */
  NoEvidence,
  /** The stage that the spec asks for is in effect. */
  Effective,
  /** The namespace asks for a passed evaluation, and the version has none. */
  EvaluationRequired,
  /** The namespace asks for more approvals than the version has. */
  ApprovalsMissing,
  /** Verifying what no run of this cluster has made is not part of this release. */
  NotImplemented,
  /** A person rejects the stage that the spec asks for. */
  Rejected
}
