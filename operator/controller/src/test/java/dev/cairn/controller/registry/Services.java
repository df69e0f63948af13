package dev.cairn.controller.registry;

import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.serving.InferenceService;

/** InferenceServices of namespace retail. */
final class Services {
  private Services() {}

  /** A service that follows a stage; its status is made of these lines. */
  static InferenceService service(String name, String... status) {
    return with(name, "model: {name: churn, stage: Production}", status);
  }

  /** A service with these lines of a spec and of a status. */
  static InferenceService with(String name, String spec, String... status) {
    return ApiMapper.serialization()
        .unmarshal(
            """
            apiVersion: trail.cairn.dev/v1alpha1
            kind: InferenceService
            metadata: {name: %s, namespace: retail, uid: "uid-%s", generation: 1}
            spec:
              %s
            status:
              observedGeneration: 1
              %s
            """
                .formatted(name, name, spec, String.join("\n  ", status)),
            InferenceService.class);
  }

  /** A service whose status is what the API server writes into a new object. */
  static InferenceService untold(String name) {
    return ApiMapper.serialization()
        .unmarshal(
            """
            apiVersion: trail.cairn.dev/v1alpha1
            kind: InferenceService
            metadata: {name: %s, namespace: retail}
            spec: {model: {name: churn, stage: Production}}
            status: {observedGeneration: -1}
            """
                .formatted(name),
            InferenceService.class);
  }

  static ServingFacts facts(String name, String... status) {
    return ServingFacts.of(service(name, status));
  }

  /** churn-a is stable since its promotion. */
  static ServingFacts stable(String name) {
    return facts(
        name,
        "stable: {revision: r-a, modelVersion: churn-a, weight: 100}",
        "history: [{number: 1, revision: r-a, modelVersion: churn-a, outcome: Promoted,"
            + " finishedAt: \"2026-11-20T08:00:00Z\"}]");
  }

  /** churn-a was refused, another one is stable. */
  static ServingFacts refused(String name) {
    return facts(
        name,
        "stable: {revision: r-0, modelVersion: churn-0, weight: 100}",
        "blockedRevisions: [{revision: r-a, modelVersion: churn-a, at: \"2026-11-20T09:00:00Z\"}]",
        "history: [{number: 2, revision: r-a, modelVersion: churn-a, outcome: RolledBack}]");
  }
}
