package dev.cairn.controller.serving.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.serving.Golden;
import dev.cairn.controller.serving.Served;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterObjectsTest {
  private static final Deployment DEPLOYMENT = RouterDeploymentManifest.of("retail", Served.ROUTER);

  private static List<HasMetadata> objects() {
    return List.of(
        DEPLOYMENT,
        RouterAccountManifest.of("retail"),
        RouterBindingManifest.of("retail", Served.ROUTER.access()),
        RouterBudgetManifest.of("retail", Served.ROUTER).orElseThrow(),
        NetworkRules.ofRouters("retail", Served.ROUTER.access()),
        NetworkRules.ofPredictors("retail"));
  }

  private static Container container() {
    return DEPLOYMENT.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  @Test
  void theRoutersDeployment() throws IOException {
    Golden.compare("router-deployment", DEPLOYMENT);
  }

  @Test
  void belongToTheNamespaceAndToNoSingleService() {
    assertThat(objects())
        .allSatisfy(
            object -> {
              assertThat(object.getMetadata().getNamespace()).isEqualTo("retail");
              assertThat(object.getMetadata().getOwnerReferences()).isEmpty();
              assertThat(object.getMetadata().getLabels())
                  .containsEntry("app.kubernetes.io/managed-by", "cairn");
              assertThat(Owned.owners(object, RouterMark.OWNER_KIND))
                  .containsExactly(new ResourceID("retail", "retail"));
              assertThat(RouterMark.isOurs(object)).isTrue();
            });
  }

  @Test
  void whatSomebodyElseMadeIsNotTakenForOurs() {
    Deployment unmarked = RouterDeploymentManifest.of("retail", Served.ROUTER);
    unmarked.getMetadata().setAnnotations(Map.of());
    Deployment unlabelled = RouterDeploymentManifest.of("retail", Served.ROUTER);
    unlabelled.getMetadata().setLabels(Map.of());
    Deployment controlled = RouterDeploymentManifest.of("retail", Served.ROUTER);
    controlled
        .getMetadata()
        .setOwnerReferences(
            List.of(new OwnerReferenceBuilder().withUid("u").withController(true).build()));

    assertThat(List.of(unmarked, unlabelled, controlled)).noneMatch(RouterMark::isOurs);
  }

  @Test
  void theRouterIsToldWhoItIsAndWhomToBelieve() {
    assertThat(container().getEnv())
        .filteredOn(variable -> variable.getValue() == null)
        .extracting(
            EnvVar::getName, variable -> variable.getValueFrom().getFieldRef().getFieldPath())
        .containsExactly(
            tuple("CAIRN_ROUTER_NAMESPACE", "metadata.namespace"),
            tuple("CAIRN_ROUTER_POD", "metadata.name"),
            tuple("CAIRN_ROUTER_POD_UID", "metadata.uid"));
    assertThat(container().getEnv())
        .filteredOn(variable -> variable.getValue() != null)
        .extracting(EnvVar::getName, EnvVar::getValue)
        .containsExactly(
            tuple("CAIRN_ROUTER_CONTROLLER", "system:serviceaccount:cairn-system:cairn-controller"),
            tuple("CAIRN_ROUTER_STATE", "/var/lib/cairn-router"),
            tuple("JAVA_TOOL_OPTIONS", "-Xmx256m"));
    assertThat(container().getVolumeMounts())
        .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/var/lib/cairn-router"));
  }

  @Test
  void readsItsNamespaceAndNothingElse() {
    var binding = RouterBindingManifest.of("retail", Served.ROUTER.access());

    assertThat(binding.getRoleRef().getKind()).isEqualTo("ClusterRole");
    assertThat(binding.getRoleRef().getName()).isEqualTo("cairn-router");
    assertThat(binding.getSubjects())
        .singleElement()
        .satisfies(
            subject -> {
              assertThat(subject.getName()).isEqualTo("cairn-router");
              assertThat(subject.getNamespace()).isEqualTo("retail");
            });
    assertThat(DEPLOYMENT.getSpec().getTemplate().getSpec().getAutomountServiceAccountToken())
        .isTrue();
    assertThat(RouterAccountManifest.of("retail").getAutomountServiceAccountToken())
        .as("another pod that takes the account gets no token by itself")
        .isFalse();
  }

  @Test
  void anUpgradeOrADrainedNodeCostsNoRequest() {
    var spec = DEPLOYMENT.getSpec();

    assertThat(spec.getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal()).isZero();
    assertThat(container().getLifecycle().getPreStop().getSleep().getSeconds()).isEqualTo(5);
    assertThat(spec.getTemplate().getSpec().getTerminationGracePeriodSeconds()).isEqualTo(30);
    assertThat(container().getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
    assertThat(container().getReadinessProbe().getHttpGet().getPort().getIntVal()).isEqualTo(9090);
    assertThat(RouterBudgetManifest.of("retail", Served.router(1))).isEmpty();
  }

  @Test
  void everyServiceOwnsTheRouterAndNoneControlsIt() {
    InferenceService service = Served.service();

    var patch = RouterOwners.patch(DEPLOYMENT, service);

    assertThat(RouterOwners.manager(service)).isEqualTo("cairn-router-0a1b2c3d");
    assertThat(patch.getKind()).isEqualTo("Deployment");
    assertThat(patch.getApiVersion()).isEqualTo("apps/v1");
    assertThat(patch.getMetadata().getName()).isEqualTo("cairn-router");
    assertThat(patch.getMetadata().getLabels()).as("nothing but the reference").isEmpty();
    assertThat(patch.getAdditionalProperties()).isEmpty();
    assertThat(patch.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            reference -> {
              assertThat(reference.getUid()).isEqualTo("0a1b2c3d-e4f5");
              assertThat(reference.getKind()).isEqualTo("InferenceService");
              assertThat(reference.getController()).isNull();
              assertThat(reference.getBlockOwnerDeletion()).isNull();
            });
  }

  @Test
  void aReferenceIsAppliedOnce() {
    Deployment deployment = RouterDeploymentManifest.of("retail", Served.ROUTER);
    assertThat(RouterOwners.isMissing(deployment, Served.service())).isTrue();

    deployment.setMetadata(RouterOwners.patch(deployment, Served.service()).getMetadata());

    assertThat(RouterOwners.isMissing(deployment, Served.service())).isFalse();
  }

  @Test
  void theClientsServiceLeadsToThePortOfItsService() {
    var traffic = TrafficServiceManifest.of(Served.service(), 20_007);

    assertThat(traffic.getMetadata().getName()).isEqualTo("churn");
    assertThat(traffic.getSpec().getSelector())
        .isEqualTo(DEPLOYMENT.getSpec().getSelector().getMatchLabels());
    assertThat(traffic.getSpec().getPorts())
        .singleElement()
        .satisfies(
            port -> {
              assertThat(port.getPort()).isEqualTo(80);
              assertThat(port.getTargetPort().getIntVal()).isEqualTo(20_007);
            });
    assertThat(traffic.getMetadata().getOwnerReferences()).hasSize(1);
  }
}
