package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The chart grants what the controller uses, and nothing else. That nothing is missing is judged by
 * the API server: every operator of this lane works under the chart's rights. That nothing is too
 * much is counted here.
 */
@ExtendWith(WorldExtension.class)
class RightsIT {
  private static final String RUN = "churn-a";

  /** Granted, and used only by what does not run here, or at moments that do not come here. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          // Read when a version is met that another operator made and no watch has told of yet.
          "get trail.cairn.dev/modelversions",
          // Asked while a pod's volume does not come; NodeTroubleIT has such a pod.
          "list /events",
          // A lease that is there is renewed by patch or update, whichever the client's version
          // takes, and freed by get and update at the end of the program.
          "update coordination.k8s.io/leases",
          "patch coordination.k8s.io/leases");

  /** What the reconciler of InferenceServices does; the tests of its life and e2e use it. */
  private static final Set<String> SERVING =
      Stream.of(
              rights("apps/deployments", "get list watch create patch delete"),
              rights("apps/deployments/scale", "patch"),
              rights("/services", "get list watch create patch delete"),
              rights("autoscaling/horizontalpodautoscalers", "list watch create patch delete"),
              rights("policy/poddisruptionbudgets", "get create patch delete"),
              rights("/serviceaccounts", "create patch"),
              rights("networking.k8s.io/networkpolicies", "create patch"),
              rights("rbac.authorization.k8s.io/rolebindings", "create patch"),
              // Asked by the API server itself when a binding is made.
              rights("rbac.authorization.k8s.io/clusterroles", "bind"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static Set<String> rights(String resource, String verbs) {
    return Stream.of(verbs.split(" ", -1))
        .map(verb -> verb + " " + resource)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Test
  void everyRightOfTheChartIsUsedAndEveryRequestIsGranted(World world) {
    Set<String> lost = ConcurrentHashMap.newKeySet();
    Traffic traffic =
        new Traffic(
            (number, request) ->
                isMeetingPoint(request) && lost.add(request.right())
                    ? Traffic.Fate.ANSWER_LOST
                    : Traffic.Fate.ARRIVES);
    announced().forEach(world::apply);
    try (OperatorProcess operator =
        OperatorProcess.startWhole(
            ApiLane.SHARED,
            traffic,
            settings -> settings.withLeaderElectionConfiguration(lease()))) {
      failThenReplaceByAnotherSpec(world);
      world.create(Samples.run("churn-default").replace("uri: \"" + Samples.OUTPUT + "\", ", ""));
      world.await("churn-default", RunState.FAILED, "InvalidSpec");
      eventually(() -> assertThat(used(traffic)).containsAll(needed()));

      Set<String> beyond = used(traffic);
      beyond.removeAll(ChartRights.read().granted());
      beyond.removeIf(right -> right.contains("authorization.k8s.io/selfsubject"));
      assertThat(beyond).as("requests that the chart does not grant").isEmpty();
      assertThat(operator.traffic().isDead()).isFalse();
    }
  }

  /** A verdict of one spec, replaced by that of another: the journal is deleted and made again. */
  private static void failThenReplaceByAnotherSpec(World world) {
    world.kubelet().end("train", Ending.failed(1, "no such column"));
    world.create(Samples.run(RUN));
    world.await(RUN, RunState.FAILED, "TrainingFailed");
    world.runResource(RUN).delete();
    eventually(() -> assertThat(world.jobResource(RUN).get()).isNull());
    world.kubelet().end("train", Ending.well(""));
    world.create(Samples.run(RUN).replace("\"6\"", "\"9\""));
    world.await(RUN, RunState.SUCCEEDED, "Completed");
    eventually(
        () ->
            assertThat(world.jobResource(RUN).get().getSpec().getTtlSecondsAfterFinished())
                .isNotNull());
  }

  /** Where a lost answer makes the controller look at what it had made. */
  private static boolean isMeetingPoint(Request request) {
    return request.is("create", "trail.cairn.dev/modelversions")
        || request.is("create", "apps/controllerrevisions");
  }

  private static Set<String> needed() {
    Set<String> needed = new TreeSet<>(ChartRights.read().granted());
    needed.removeAll(ELSEWHERE);
    needed.removeAll(SERVING);
    return needed;
  }

  private static Set<String> used(Traffic traffic) {
    return traffic.seen().stream()
        .map(Request::right)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @SuppressWarnings("deprecation") // as the product's own bean: the builder is for tests only
  private static LeaderElectionConfiguration lease() {
    return new LeaderElectionConfiguration(
        "cairn-controller",
        ChartRights.NAMESPACE,
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        "lane",
        null,
        false);
  }

  private static List<String> announced() {
    return List.of(
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: InferenceService
        metadata: {name: churn}
        spec: {model: {name: churn, stage: Production}}
        """,
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: DriftMonitor
        metadata: {name: churn}
        spec: {target: {kind: InferenceService, name: churn}, window: {length: 24h, every: 1h}}
        """,
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: FeatureView
        metadata: {name: activity}
        spec:
          owner: team-retention
          entities: [{name: customer_id, type: String}]
          features: [{name: calls_30d, type: Long}]
          source: {uri: "pvc://churn-data/activity/", format: Parquet, eventTime: event_ts}
        """);
  }
}
