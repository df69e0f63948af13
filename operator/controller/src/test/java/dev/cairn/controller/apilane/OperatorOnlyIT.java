package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator believes is written by the operator, and by who restores a backup. */
@ExtendWith(WorldExtension.class)
class OperatorOnlyIT {
  private static final String MARK = "app.kubernetes.io/managed-by: cairn";
  private static final String PLAIN = "app.kubernetes.io/managed-by: Helm";
  private static final String JSON_MARK =
      "{\"metadata\": {\"labels\": {\"app.kubernetes.io/managed-by\": \"cairn\"}}}";
  private static final String QUEUED = "{\"metadata\": {\"labels\": {\"queue\": \"night\"}}}";
  private static final String CONTROLLERS = "system:serviceaccount:kube-system:";

  @Test
  void aStatusIsNotForged(World world) {
    HasMetadata version = made(world, Samples.version("churn-1", "sha256:" + "a".repeat(64)));
    Person forger = Person.editor(world, "eve").may("*", "trail.cairn.dev", "modelversions/status");
    Wish forged = Wish.change(version, "status", "{\"status\": {\"stage\": \"Production\"}}");

    forger.isRefused(
        "status", forged, "status is written by the operator", "--clusterrole=cairn-restorer");
    forger.isAllowed(Wish.change(version, QUEUED));
    restorer(world).may("*", "trail.cairn.dev", "modelversions/status").isAllowed(forged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trainingruns", "inferenceservices", "driftmonitors", "featureviews"})
  void everyKindsStatusIsTheOperators(String plural, World world) {
    HasMetadata object = made(world, Samples.least(plural));
    Person forger = Person.editor(world, "eve").may("*", "trail.cairn.dev", plural + "/status");
    Wish forged = Wish.change(object, "status", "{\"status\": {\"observedGeneration\": 1}}");

    forger.isRefused("status", forged);
    restorer(world).may("*", "trail.cairn.dev", plural + "/status").isAllowed(forged);
  }

  @Test
  void noRunSaysThatAMonitorMadeIt(World world) {
    Person editor = Person.editor(world, "eve");
    Wish claimed = Wish.create(Samples.run("churn-a", "trigger: {kind: Manual, monitor: churn}"));

    editor.isRefused("trigger", claimed, "spec.trigger says that a DriftMonitor made this run");
    editor.isAllowed(Wish.create(Samples.run("churn-a", "trigger: {kind: Manual}")));
    restorer(world).isAllowed(claimed);
    Person.known(world, ChartRights.CONTROLLER)
        .may("create", "trail.cairn.dev", "trainingruns")
        .isAllowed(claimed);
  }

  @Test
  void aJournalIsNeitherForgedNorChangedNorDeleted(World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata journal = made(world, revision("churn-a-verdict", MARK));
    HasMetadata foreign = made(world, revision("theirs-1", PLAIN));

    editor.isRefused("journals", Wish.create(revision("b-verdict", MARK)), "operator's journals");
    editor.isRefused("journals", Wish.delete(journal));
    editor.isRefused("journals", Wish.deleteAll("apps/v1", "controllerrevisions"));
    editor.isRefused("journals", Wish.change(journal, QUEUED));
    editor.isRefused("journals", Wish.change(journal, JSON_MARK.replace("\"cairn\"", "null")));
    editor.isRefused("journals", Wish.change(foreign, JSON_MARK));
    editor.isAllowed(Wish.create(revision("theirs-2", PLAIN)));
    editor.isAllowed(Wish.change(foreign, QUEUED));
    editor.isAllowed(Wish.delete(foreign));
    restorer(world).isAllowed(Wish.create(revision("b-verdict", MARK)));
    Person.known(world, CONTROLLERS + "namespace-controller").isAllowed(Wish.delete(journal));
    Person.known(world, CONTROLLERS + "generic-garbage-collector").isAllowed(Wish.delete(journal));
    Person.known(world, ChartRights.CONTROLLER).isAllowed(Wish.delete(journal));
  }

  @Test
  void aJobIsNotMarkedAsTheOperators(World world) {
    Person editor = Person.editor(world, "eve");
    Job foreign = (Job) made(world, job("theirs", PLAIN, PLAIN));

    editor.isRefused("jobs", Wish.create(job("churn-a", MARK, PLAIN)), "made and marked by");
    // The Job controller would make its pods, and it may make marked ones.
    editor.isRefused("jobs", Wish.create(job("churn-a", PLAIN, MARK)), "or their pods");
    editor.isRefused("jobs", Wish.change(foreign, JSON_MARK));
    editor.isRefused(
        "jobs", Wish.change(foreign, "{\"spec\": {\"template\": %s}}".formatted(JSON_MARK)));
    editor.isAllowed(Wish.create(job("theirs-2", PLAIN, PLAIN)));
    editor.isAllowed(Wish.change(foreign, QUEUED));
    editor.isAllowed(Wish.delete(foreign));
    restorer(world).isAllowed(Wish.create(job("churn-a", MARK, MARK)));
    Person.known(world, ChartRights.CONTROLLER).isAllowed(Wish.create(job("churn-a", MARK, MARK)));
  }

  @Test
  void aQueueStartsAndPlacesAJobButDoesNotTakeItsMarks(World world) {
    Person queue = Person.editor(world, "kueue");
    HasMetadata ours = made(world, job("churn-a", MARK, MARK));
    String output = "{\"metadata\": {\"annotations\": {\"cairn.dev/output\": \"pvc://evil/\"}}}";

    queue.isRefused("jobs", Wish.change(ours, output));
    queue.isRefused("jobs", Wish.change(ours, JSON_MARK.replace("\"cairn\"", "\"theirs\"")));
    queue.isAllowed(Wish.change(ours, QUEUED));
    queue.isAllowed(
        Wish.change(
            ours,
            """
            {"spec": {"suspend": false,
             "template": {"spec": {"nodeSelector": {"pool": "gpu"}}}}}"""));
    queue.isAllowed(Wish.delete(ours));
  }

  @Test
  void aPodIsNotMarkedAsOneOfTheOperators(World world) {
    Person editor = Person.editor(world, "eve");
    Pod foreign = (Pod) made(world, pod("theirs", PLAIN));

    editor.isRefused("pods", Wish.create(pod("churn-a-x", MARK)), "made for the operator's Jobs");
    editor.isRefused("pods", Wish.change(foreign, JSON_MARK));
    editor.isAllowed(Wish.create(pod("theirs-2", PLAIN)));
    editor.isAllowed(Wish.change(foreign, QUEUED));
    Person.known(world, CONTROLLERS + "job-controller")
        .isAllowed(Wish.create(pod("churn-a-x", MARK)));
    restorer(world).isAllowed(Wish.create(pod("churn-a-x", MARK)));
  }

  @Test
  void aPodOfTheOperatorIsNotChangedIntoAnother(World world) {
    Person editor = Person.editor(world, "eve");
    HasMetadata ours = made(world, pod("churn-a-x", MARK));
    String owner =
        """
        {"metadata": {"ownerReferences": [{"apiVersion": "batch/v1", "kind": "Job",
         "name": "churn-a", "uid": "u-1", "controller": true}]}}""";
    String container =
        "{\"name\": \"%s\", \"image\": \"registry.example/evil:1\", \"securityContext\": %s}";
    String secure =
        "{\"allowPrivilegeEscalation\": false, \"capabilities\": {\"drop\": [\"ALL\"]}}";

    editor.isRefused("pods", Wish.change(ours, owner));
    editor.isRefused(
        "pods",
        Wish.change(
            ours,
            "{\"spec\": {\"containers\": [%s]}}".formatted(container.formatted("main", secure))));
    editor.isRefused(
        "pods",
        Wish.change(
            ours,
            "ephemeralcontainers",
            "{\"spec\": {\"ephemeralContainers\": [%s]}}"
                .formatted(container.formatted("debug", secure))));
    editor.isAllowed(Wish.change(ours, QUEUED));
    editor.isAllowed(Wish.delete(ours));
  }

  private static Person restorer(World world) {
    return Person.editor(world, "velero").in("cairn-restorer");
  }

  private static HasMetadata made(World world, String yaml) {
    return world.client().resource(yaml).inNamespace(world.namespace()).create();
  }

  private static String revision(String name, String label) {
    return """
    apiVersion: apps/v1
    kind: ControllerRevision
    metadata: {name: %s, labels: {%s}}
    revision: 1
    data: {specHash: h, status: {}}
    """
        .formatted(name, label);
  }

  private static String job(String name, String label, String podLabel) {
    return """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: %s, labels: {%s}}
    spec:
      suspend: true
      template:
        metadata: {labels: {%s}}
        spec:
          restartPolicy: Never
          containers: [{name: main, image: "registry.example/any:1"}]
    """
        .formatted(name, label, podLabel);
  }

  private static String pod(String name, String label) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, labels: {%s}}
    spec:
      securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
      containers:
      - name: main
        image: "registry.example/any:1"
        securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
    """
        .formatted(name, label);
  }
}
