package dev.cairn.controller.serving.revision;

import dev.cairn.crds.registry.Artifact;

/**
 * A ModelVersion with a predictor template: what one Deployment serves.
 *
 * @param name of the revision, of its Deployment and of its Service
 * @param model name of the model
 * @param modelVersion name of the ModelVersion
 * @param artifact the files; where they are is no part of the revision's identity
 * @param template what its pods are made from
 */
public record Revision(
    String name, String model, String modelVersion, Artifact artifact, PredictorTemplate template) {

  /** What routing and status need to know of it. */
  public RevisionFacts facts() {
    return new RevisionFacts(
        name,
        modelVersion,
        artifact.digest(),
        template.imageDigest(),
        Speaks.port(template.predictor()),
        Speaks.of(template.predictor()));
  }
}
