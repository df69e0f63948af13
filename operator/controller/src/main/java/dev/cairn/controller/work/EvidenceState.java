package dev.cairn.controller.work;

import dev.cairn.contract.Evidence;

/** What is known of the evidence document that a step prints. */
public sealed interface EvidenceState {
  /** The step has not ended well yet. */
  record Pending() implements EvidenceState {}

  /**
   * The step is done, but what it printed cannot be had: the pod is gone, or its log is cut.
   *
   * @param why for a person
   */
  record Unreadable(String why) implements EvidenceState {}

  /**
   * The document, with its digest checked.
   *
   * @param text its bytes, which the digest is of
   * @param digest sha256:…
   * @param evidence what it says
   */
  record Read(String text, String digest, Evidence evidence) implements EvidenceState {}
}
