package dev.cairn.controller.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.controller.serving.revision.Revision;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.revision.RevisionPolicy;
import dev.cairn.controller.serving.revision.RevisionVerdict;
import dev.cairn.controller.serving.revision.Speaks;
import dev.cairn.controller.serving.router.RouterSettings;
import dev.cairn.controller.training.Yaml;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.model.Protocol;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import java.util.List;

/** A service of the churn model and a version that it serves. */
public final class Served {
  public static final String ARTIFACT = "sha256:" + "ab".repeat(32);
  public static final String IMAGE = "sha256:" + "cd".repeat(32);

  public static final WorkerSettings WORKER =
      new WorkerSettings(
          "cairn-worker:1",
          "IfNotPresent",
          new WorkerSettings.Resources("100m", "256Mi", "1Gi", "50Gi"),
          List.of("10.0.0.0/8"));

  public static final RouterSettings ROUTER = router(2);

  private static final String VERSION =
      """
      metadata: {name: churn-a, namespace: retail, uid: v-1}
      spec:
        model: {name: churn}
        artifact: {uri: pvc://models/churn/churn-a/model/, digest: "%s", format: SKLearn}
      status:
        runtime:
          image: {reference: "registry.example/churn:1", digest: "%s", kind: Repo}
          predictor: {handler: "churn.model:predict"}
      """
          .formatted(ARTIFACT, IMAGE);

  private static final String SERVICE =
      """
      metadata: {name: churn, namespace: retail, uid: 0a1b2c3d-e4f5}
      spec: {model: {name: churn, version: churn-a}}
      """;

  private Served() {}

  /** Settings with that many routers. */
  public static RouterSettings router(int replicas) {
    return new RouterSettings(
        "cairn-router:1",
        "IfNotPresent",
        replicas,
        new RouterSettings.Resources("100m", "384Mi", "512Mi", "256m"),
        new RouterSettings.Access("cairn-router", "cairn-system", "cairn-controller"));
  }

  /** The version of a handler. */
  public static ModelVersion version() {
    return version("{}");
  }

  /** The version with YAML laid over it. */
  public static ModelVersion version(String over) {
    return Yaml.read(laid(VERSION, over), ModelVersion.class);
  }

  public static InferenceService service() {
    return service("{}");
  }

  /** The service with YAML laid over its spec. */
  public static InferenceService service(String spec) {
    return Yaml.read(laid(SERVICE, "spec:\n" + spec.indent(2)), InferenceService.class);
  }

  private static JsonNode laid(String base, String over) {
    return Yaml.merged(Yaml.tree(base), Yaml.tree(over));
  }

  public static Revision revision() {
    return revision(service(), version());
  }

  /** The revision of a version that can be served. */
  public static Revision revision(InferenceService service, ModelVersion version) {
    return ((RevisionVerdict.Servable) RevisionPolicy.judge(service, version)).revision();
  }

  /** Facts of a revision of the version with that name. */
  public static RevisionFacts facts(String version) {
    return new RevisionFacts(
        "churn-" + version,
        version,
        ARTIFACT,
        IMAGE,
        8080,
        new Speaks(Protocol.JSON, "/predict", null, "/predictions", List.of()));
  }
}
