package dev.cairn.controller.registry;

import dev.cairn.contract.Evidence;
import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.registry.ModelVersionSpec;
import java.util.Optional;

/**
 * Evidence as a run of this cluster latched it.
 *
 * @param digest SHA-256 of its bytes, computed here and not believed
 * @param evidence what it says
 * @param found whether it was met at the output, and not made by a run that this cluster saw
 */
record LatchedEvidence(String digest, Evidence evidence, boolean found) {

  /**
   * The evidence in a journal; empty when the run ended without any, or a newer version of Cairn
   * wrote it.
   */
  static Optional<LatchedEvidence> of(Journal journal) {
    String text = journal.evidence();
    return text == null
        ? Optional.empty()
        : StepMessages.evidence(text)
            .map(evidence -> new LatchedEvidence(Digests.of(text), evidence, journal.found()));
  }

  /** Whether the spec names the places that the run published to. */
  boolean isAbout(ModelVersionSpec spec) {
    String model = evidence.artifact().uri();
    DigestedFile named = spec.evidence();
    return spec.artifact().uri().equals(model)
        && (named == null || named.uri().equals(beside(model) + Evidence.FILE));
  }

  /** The run's directory: the model is one directory in it. */
  private static String beside(String model) {
    String directory = model.endsWith("/") ? model.substring(0, model.length() - 1) : model;
    return directory.substring(0, directory.lastIndexOf('/') + 1);
  }
}
