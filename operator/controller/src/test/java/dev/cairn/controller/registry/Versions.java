package dev.cairn.controller.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A version and the journal of the run that made it. */
final class Versions {
  static final String ARTIFACT = "sha256:" + "ab".repeat(32);
  static final Instant CREATED = Instant.parse("2026-11-21T10:00:00Z");
  static final Instant NOW = CREATED.plusSeconds(60);

  static final WorkerSettings WORKER =
      new WorkerSettings(
          "cairn-worker:1",
          "IfNotPresent",
          new WorkerSettings.Resources("100m", "256Mi", "1Gi", "50Gi"),
          List.of("10.0.0.0/8"));

  static final String EVIDENCE =
      """
      {"evidenceVersion":"v1","namespace":"retail","run":"churn-a","specHash":"sha256:1",
       "model":"churn","startedAt":"t","publishedAt":"t",
       "artifact":{"uri":"pvc://models/churn/churn-a/model/","digest":"%s","bytes":42},
       "code":{"repository":"https://git.example/churn.git","revision":"3f1c"},
       "image":{"reference":"churn:1","digest":"sha256:12","kind":"Repo"},
       "datasets":[{"name":"train","uri":"pvc://d/t/","digest":"sha256:cd","files":3,"rows":20,
                    "bytes":99}],
       "parameters":{"seed":"7"},"metrics":{"trainer.auc":0.861},
       "absentMetrics":{"trainer.loss":"is NaN"},
       "runtime":{"handler":"churn.model:predict"},"trigger":{"kind":"Manual"},
       "recipe":{"model":{"name":"churn"},"retries":2}}
      """
          .formatted(ARTIFACT);

  private static final ObjectMapper JSON = ApiMapper.objectMapper();

  private Versions() {}

  static LatchedEvidence latched() {
    return latched(EVIDENCE).orElseThrow();
  }

  static Optional<LatchedEvidence> latched(String evidence) {
    return LatchedEvidence.of(new Journal("sha256:1", JSON.createObjectNode(), evidence, null));
  }

  static VersionObservation attested() {
    return seen(Optional.of(latched()));
  }

  /** In a namespace that asks for nothing. */
  static VersionObservation seen(Optional<LatchedEvidence> latched) {
    return seen(latched, StageRules.NONE);
  }

  static VersionObservation seen(Optional<LatchedEvidence> latched, StageRules rules) {
    return new VersionObservation(
        latched, Optional.of(rules), VerifyObservation.NOTHING, Optional.of(List.of()));
  }

  static VersionPlan plan(ModelVersion version, VersionObservation seen) {
    return plan(version, seen, NOW);
  }

  static VersionPlan plan(ModelVersion version, VersionObservation seen, Instant now) {
    return VersionPlanner.plan(version, seen, WORKER, now);
  }

  static VersionObservation unknown() {
    return seen(Optional.empty());
  }

  /** The version that the run of the journal registers. */
  static ModelVersion version() {
    return version(spec -> {});
  }

  /** The same as the run's controller makes it. */
  static ModelVersion madeByARun() {
    ModelVersion version = version();
    version.getMetadata().setAnnotations(Map.of("cairn.dev/owner", "TrainingRun/churn-a"));
    return version;
  }

  /** The version, whose artifact is said to be elsewhere. */
  static ModelVersion movedTo(String uri) {
    return version(spec -> ((ObjectNode) spec.get("artifact")).put("uri", uri));
  }

  static ModelVersion version(Consumer<ObjectNode> change) {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(text());
      change.accept((ObjectNode) tree.get("spec"));
      return JSON.treeToValue(tree, ModelVersion.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text() {
    return """
        {"metadata":{"name":"churn-a","namespace":"retail","uid":"v-1","generation":3,
                     "creationTimestamp":"%s"},
         "spec":{"model":{"name":"churn"},"stage":"Staging",
                 "artifact":{"uri":"pvc://models/churn/churn-a/model/","digest":"%s"},
                 "evidence":{"uri":"pvc://models/churn/churn-a/evidence.json","digest":"%s"}}}
        """
        .formatted(CREATED, ARTIFACT, latched().digest());
  }

  static ModelVersion with(ModelVersion version, ModelVersionStatus status) {
    version.setStatus(status);
    return version;
  }
}
