package dev.cairn.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.e2e.fixture.AuditLog;
import dev.cairn.e2e.fixture.AuditLog.Request;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.Scene;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The installed chart gives the operator the rights that it uses and no other. Runs last, so that
 * the audit log holds what all other classes made the operator do.
 */
@Order(Integer.MAX_VALUE)
class RightsIT {
  /** Rights that no test of this lane makes the operator use, and when it does. */
  private static final String AUTOSCALED = "a service asks for an autoscaler";

  private static final String SAFE = "a revision has two pods or more, or a router has";
  private static final String BY_APPLYING = "an object that is applied is not there yet";

  private static final Map<String, String> SELDOM_USED =
      Map.ofEntries(
          Map.entry(
              "get trail.cairn.dev/modelversions",
              "a version that the cache does not show yet is in the way of a new one"),
          Map.entry("list /events", "a pod's volume does not come"),
          Map.entry(
              "update coordination.k8s.io/leases",
              "a controller that is stopped in good order frees its Lease"),
          Map.entry(
              "get apps/controllerrevisions",
              "a verdict that the cache does not show yet is there already, after a crash"),
          Map.entry(
              "delete apps/controllerrevisions",
              "a verdict about another spec is replaced, or a service had more than ten"),
          Map.entry("get apps/deployments", "one that the cache does not show yet is in the way"),
          Map.entry("patch apps/deployments/scale", "a revision needs more pods, or fewer"),
          Map.entry("get /services", "one that the cache does not show yet is in the way"),
          Map.entry("patch /services", "two services had chosen one port"),
          Map.entry("create autoscaling/horizontalpodautoscalers", AUTOSCALED),
          Map.entry("patch autoscaling/horizontalpodautoscalers", AUTOSCALED),
          Map.entry("delete autoscaling/horizontalpodautoscalers", AUTOSCALED),
          Map.entry("get policy/poddisruptionbudgets", SAFE),
          Map.entry("create policy/poddisruptionbudgets", SAFE),
          Map.entry("patch policy/poddisruptionbudgets", SAFE),
          Map.entry("delete policy/poddisruptionbudgets", SAFE),
          Map.entry("create /serviceaccounts", BY_APPLYING),
          Map.entry("create networking.k8s.io/networkpolicies", BY_APPLYING),
          Map.entry("create rbac.authorization.k8s.io/rolebindings", BY_APPLYING),
          Map.entry(
              "bind rbac.authorization.k8s.io/clusterroles",
              "asked by the server itself when a router's account is bound"));

  @Test
  void chartGrantsWhatIsUsedAndNothingElse() throws IOException {
    AuditLog log = AuditLog.open();
    Instant laneStart = ProcessHandle.current().info().startInstant().orElseThrow();
    try (Scene scene = Scene.open("rights").withoutPods()) {
      useWhatOtherClassesDoNot(scene);

      scene.awaitUntil(
          "every right of the chart was used",
          60,
          () -> assertThat(unused(log.since(Instant.EPOCH))).isEmpty());

      assertThat(log.since(laneStart))
          .as("requests that the chart's rights do not cover")
          .noneMatch(Request::refused);
    }
  }

  /** Output from the namespace's defaults, and one object of each kind without a reconciler. */
  private static void useWhatOtherClassesDoNot(Scene scene) throws IOException {
    scene.kubectl(
        "", "create", "configmap", "cairn-defaults", "--from-literal=output.uri=pvc://models/all");
    scene.start(ChurnRun.named("by-default").without("output"));
    for (String kind : List.of("driftmonitor", "featureview", "inferenceservice")) {
      String yaml =
          Files.readString(
              Cluster.ROOT.resolve("crds/src/test/resources/valid/%s-least.yaml".formatted(kind)));
      scene.kubectl(yaml, "apply", "-f", "-");
    }
  }

  private static Set<String> unused(List<Request> requests) {
    Set<String> unused = granted();
    unused.removeAll(SELDOM_USED.keySet());
    unused.removeAll(requests.stream().map(Request::right).collect(Collectors.toSet()));
    return unused;
  }

  private static Set<String> granted() {
    var rbac = Cluster.client().rbac();
    return Stream.concat(
            rbac.clusterRoles().withName("cairn-controller").get().getRules().stream(),
            rbac
                .roles()
                .inNamespace(Cluster.OPERATOR_NAMESPACE)
                .withName("cairn-controller-lease")
                .get()
                .getRules()
                .stream())
        .flatMap(RightsIT::spelledOut)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> spelledOut(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .flatMap(
                        resource ->
                            rule.getVerbs().stream()
                                .map(verb -> "%s %s/%s".formatted(verb, group, resource))));
  }
}
