package dev.cairn.controller.registry;

/** Reasons of a version's conditions, part of the API. */
public enum VersionReason {
  /** Digests agree with what this cluster's run latched, or with what a worker pod read. */
  Verified,
  /** A digest in the spec is not the one that the run latched, or that a worker pod read. */
  DigestMismatch,
  /** A place could not be read; it is tried again. */
  Unreachable,
  /** The version names no evidence. */
  NoEvidence,
  /** A worker pod compares the version with its digests. */
  Verifying,
  /** The image of the worker cannot be pulled. */
  ImagePullFailed,
  /** No node takes the worker pod, or something that it names is not there. */
  Unschedulable,
  /** The node of the worker pod no longer answers. */
  NodeLost,
  /** The API server refuses the Job: a right is missing, or a quota is used up. */
  Forbidden,
  /** The API server finds the Job invalid. */
  InvalidSpec,
  /** Somebody else's Job has the name. */
  NameConflict,
  /** The stage that the spec asks for is in effect. */
  Effective,
  /** The namespace asks for a passed evaluation, and the version has none. */
  EvaluationRequired,
  /** The namespace asks for more approvals than the version has. */
  ApprovalsMissing,
  /** A person rejects the stage that the spec asks for. */
  Rejected
}
