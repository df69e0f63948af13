package dev.cairn.controller.training;

import dev.cairn.contract.Evidence;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.verdict.GateVerdict;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.registry.Artifact;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import java.util.List;

/**
 * The version that a run registers. It has no owner: deleting a run must not take its model away.
 */
final class ModelVersionManifest {
  private static final String COMPONENT = "version";

  private ModelVersionManifest() {}

  static ModelVersion of(RunCase that, EvidenceState.Read read, String directory) {
    var artifact = read.evidence().artifact();
    ModelVersion version = new ModelVersion();
    version.setMetadata(
        Owned.ownerless(that.run(), that.name(), COMPONENT)
            .addToAnnotations(Labels.SPEC_HASH, that.specHash())
            .build());
    version.setSpec(
        new ModelVersionSpec(
            that.spec().model(),
            new Artifact(artifact.uri(), artifact.digest(), artifact.format()),
            new DigestedFile(directory + "/" + Evidence.FILE, read.digest()),
            GateVerdict.of(that.spec(), read.evidence()).stage(that.spec()),
            null,
            List.of(),
            that.spec().register().card(),
            that.spec().storage(),
            PodSettings.NONE));
    return version;
  }
}
