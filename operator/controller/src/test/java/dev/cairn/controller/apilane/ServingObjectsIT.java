package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.controller.serving.Served;
import dev.cairn.controller.serving.revision.AutoscalerManifest;
import dev.cairn.controller.serving.revision.PredictorBudgetManifest;
import dev.cairn.controller.serving.revision.PredictorDeploymentManifest;
import dev.cairn.controller.serving.revision.PredictorServiceManifest;
import dev.cairn.controller.serving.revision.Revision;
import dev.cairn.controller.serving.router.NetworkRules;
import dev.cairn.controller.serving.router.RouterAccountManifest;
import dev.cairn.controller.serving.router.RouterBindingManifest;
import dev.cairn.controller.serving.router.RouterBudgetManifest;
import dev.cairn.controller.serving.router.RouterDeploymentManifest;
import dev.cairn.controller.serving.router.RouterOwners;
import dev.cairn.controller.serving.router.TrafficServiceManifest;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The objects of serving on a real API server: accepted, applied twice, guarded. */
@ExtendWith(WorldExtension.class)
class ServingObjectsIT {
  private static final String CONTROLLERS = "system:serviceaccount:kube-system:";
  private static final String QUEUED = "{\"metadata\": {\"labels\": {\"team\": \"a\"}}}";

  private static InferenceService service(World world) {
    InferenceService service =
        Served.service(
            """
            scaling: {minReplicas: 2, maxReplicas: 4, targetCPUPercent: 70}
            pod: {sharedMemory: 64Mi}
            """);
    service.getMetadata().setUid(null);
    service.getMetadata().setNamespace(world.namespace());
    return world.client().resource(service).create();
  }

  private static List<HasMetadata> ofRevision(InferenceService service) {
    Revision revision = Served.revision(service, Served.version());
    return List.of(
        PredictorDeploymentManifest.of(service, revision, RevisionRole.STABLE, 2, Served.WORKER),
        PredictorServiceManifest.of(service, revision.facts()),
        AutoscalerManifest.of(service, revision.name(), 2).orElseThrow(),
        PredictorBudgetManifest.of(service, revision.name()).orElseThrow(),
        TrafficServiceManifest.of(service, 20_007));
  }

  private static List<HasMetadata> ofRouter(String namespace) {
    return List.of(
        RouterAccountManifest.of(namespace),
        RouterBindingManifest.of(namespace, Served.ROUTER.access()),
        RouterDeploymentManifest.of(namespace, Served.ROUTER),
        RouterBudgetManifest.of(namespace, Served.ROUTER).orElseThrow(),
        NetworkRules.ofRouters(namespace, Served.ROUTER.access()),
        NetworkRules.ofPredictors(namespace));
  }

  private static Stream<HasMetadata> all(InferenceService service) {
    return Stream.concat(
        ofRevision(service).stream(), ofRouter(service.getMetadata().getNamespace()).stream());
  }

  private static HasMetadata applied(KubernetesClient client, HasMetadata object, String manager) {
    return client
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(false)
                .build());
  }

  @Test
  void theControllersRightsMakeThemAllAndASecondApplyChangesNothing(World world) {
    KubernetesClient controller = ApiLane.SHARED.clientOf(ChartRights.CONTROLLER);
    InferenceService service = service(world);

    for (HasMetadata object : all(service).toList()) {
      HasMetadata made = applied(controller, object, "cairn");
      HasMetadata again = applied(controller, object, "cairn");

      assertThat(again.getMetadata().getResourceVersion())
          .as("%s", object.getKind())
          .isEqualTo(made.getMetadata().getResourceVersion());
    }
  }

  @Test
  void aServiceBecomesAnOwnerOfTheRouterBesideTheOthers(World world) {
    KubernetesClient controller = ApiLane.SHARED.clientOf(ChartRights.CONTROLLER);
    InferenceService one = service(world);
    InferenceService other = Served.service();
    other.getMetadata().setNamespace(world.namespace());
    other.getMetadata().setName("fraud");
    other.getMetadata().setUid("ffffffff-0000");
    HasMetadata router = RouterDeploymentManifest.of(world.namespace(), Served.ROUTER);
    applied(controller, router, "cairn");

    for (InferenceService service : List.of(one, other)) {
      applied(controller, RouterOwners.patch(router, service), RouterOwners.manager(service));
    }
    HasMetadata after = applied(controller, router, "cairn");

    assertThat(after.getMetadata().getOwnerReferences()).hasSize(2);
    assertThat(List.of(one, other)).noneMatch(service -> RouterOwners.isMissing(after, service));
  }

  @Test
  void theControllerBindsNoOtherRole(World world) {
    KubernetesClient controller = ApiLane.SHARED.clientOf(ChartRights.CONTROLLER);
    var binding = RouterBindingManifest.of(world.namespace(), Served.ROUTER.access());
    binding.getRoleRef().setName("cluster-admin");

    assertThatThrownBy(() -> controller.resource(binding).create())
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            refusal -> assertThat(refusal.getCode()).isEqualTo(403));
  }

  @Test
  void nobodyElseMakesOrMarksThem(World world) {
    InferenceService service = service(world);
    Person editor = editor(world);

    for (HasMetadata object : all(service).toList()) {
      editor.isRefused(
          policy(object), Wish.create(Serialization.asYaml(object)), "made", "by the operator");
    }
    HasMetadata ours = made(world, ofRevision(service).getFirst());
    editor.isRefused("deployments", Wish.change(ours, owner()));
    for (String controller : List.of("deployment-controller", "replicaset-controller")) {
      Person.known(world, CONTROLLERS + controller)
          .may("*", "apps", "deployments")
          .isAllowed(Wish.change(ours, QUEUED));
    }
  }

  @Test
  void whatServesStaysWhatItIsSaidToBe(World world) {
    InferenceService service = service(world);
    Person editor = editor(world);
    HasMetadata deployment = made(world, ofRevision(service).getFirst());
    HasMetadata router = made(world, RouterDeploymentManifest.of(world.namespace(), Served.ROUTER));
    HasMetadata traffic = made(world, TrafficServiceManifest.of(service, 20_007));

    editor.isRefused(
        "deployments", Wish.change(deployment, template("{\"spec\": {\"hostname\": \"evil\"}}")));
    editor.isRefused(
        "deployments", Wish.change(router, template("{\"spec\": {\"hostname\": \"evil\"}}")));
    editor.isRefused(
        "serving", Wish.change(traffic, "{\"spec\": {\"selector\": {\"app\": \"evil\"}}}"));
    editor.isAllowed(
        Wish.change(
            deployment,
            template(
                "{\"metadata\": {\"annotations\": {\"kubectl.kubernetes.io/restartedAt\": \"now\"}}}")));
    editor.isAllowed(Wish.change(deployment, "scale", "{\"spec\": {\"replicas\": 5}}"));
    editor.isAllowed(Wish.change(traffic, QUEUED));
    editor.isAllowed(Wish.delete(deployment));
  }

  @Test
  void thePodsOfAReplicaSetMayHaveTheMark(World world) {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: churn-x, labels: {app.kubernetes.io/managed-by: cairn}}
        spec:
          securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
          containers:
          - name: main
            image: "registry.example/any:1"
            securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        """;

    Person.known(world, CONTROLLERS + "replicaset-controller").isAllowed(Wish.create(pod));
    editor(world).isRefused("pods", Wish.create(pod));
  }

  private static Person editor(World world) {
    return Person.editor(world, "eve")
        .may("*", "apps", "deployments", "deployments/scale", "replicasets")
        .may("*", "", "services", "serviceaccounts")
        .may("*", "autoscaling", "horizontalpodautoscalers")
        .may("*", "policy", "poddisruptionbudgets")
        .may("*", "networking.k8s.io", "networkpolicies")
        .may("*", "rbac.authorization.k8s.io", "rolebindings")
        .may("bind", "rbac.authorization.k8s.io", "clusterroles");
  }

  private static String policy(HasMetadata object) {
    return object.getKind().equals("Deployment") ? "deployments" : "serving";
  }

  private static String template(String change) {
    return "{\"spec\": {\"template\": %s}}".formatted(change);
  }

  private static String owner() {
    return """
    {"metadata": {"ownerReferences": [{"apiVersion": "v1", "kind": "ConfigMap", "name": "a",
     "uid": "u-1"}]}}""";
  }

  private static HasMetadata made(World world, HasMetadata object) {
    HasMetadata made = world.client().resource(object).create();
    eventually(() -> assertThat(world.client().resource(made).get()).isNotNull());
    return made;
  }
}
