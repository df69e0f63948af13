package dev.cairn.controller.apilane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The policies speak of fields that exist, by the words of the cluster's own type check. */
class PolicyTypesIT {
  private static final Path LANE = Path.of(Objects.toString(System.getenv("KUBE_API_TEST_DIR")));
  private static final int POLICIES = 13;

  /** Shows that the check finds what is wrong. */
  private static final String WRONG =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: wrong}
      spec:
        matchConstraints:
          resourceRules:
          - {apiGroups: [trail.cairn.dev], apiVersions: [v1alpha1], operations: [CREATE], resources: [modelversions]}
        validations: [{expression: object.spec.sstage != 'Production'}]
      """;

  @Test
  void everyExpressionFitsTheTypesThatItIsAbout() {
    KubernetesClient admin = ApiLane.SHARED.admin();
    admin.resource(WRONG).create();
    try (ControllerManager checker = ControllerManager.startTypeCheck(LANE)) {
      ApiLane.SHARED
          .kubectl()
          .must(
              "wait",
              "validatingadmissionpolicy",
              "--all",
              "--for=jsonpath={.status.observedGeneration}=1",
              "--timeout=120s");
      assertThat(warnings(admin, "wrong"))
          .as(checker.log())
          .singleElement()
          .asString()
          .contains("sstage");
      List<ValidatingAdmissionPolicy> ours =
          policies(admin).stream().filter(PolicyTypesIT::isOurs).toList();
      assertThat(ours).hasSize(POLICIES);
      for (ValidatingAdmissionPolicy policy : ours) {
        String name = policy.getMetadata().getName();
        assertThat(policy.getSpec().getFailurePolicy()).as(name).isEqualTo("Fail");
        assertThat(warnings(admin, name)).as(name).isEmpty();
      }
    } finally {
      admin.resource(WRONG).delete();
    }
  }

  @Test
  void everyPolicyIsBoundAndDenies() {
    var bindings =
        ApiLane.SHARED
            .admin()
            .admissionRegistration()
            .v1()
            .validatingAdmissionPolicyBindings()
            .list()
            .getItems()
            .stream()
            .filter(binding -> binding.getMetadata().getName().startsWith("cairn-"))
            .toList();

    assertThat(bindings).hasSize(POLICIES);
    assertThat(bindings)
        .allSatisfy(
            binding -> {
              assertThat(binding.getSpec().getPolicyName())
                  .isEqualTo(binding.getMetadata().getName());
              assertThat(binding.getSpec().getValidationActions()).containsExactly("Deny");
              assertThat(binding.getSpec().getMatchResources()).isNull();
            });
  }

  @Test
  void theChartLeavesThemOutWhenItIsTold() {
    assertThat(ChartPolicies.render(LANE)).contains("kind: ValidatingAdmissionPolicy");
    assertThat(ChartPolicies.render(LANE, "admissionPolicies.enabled=false"))
        .contains("kind: Deployment", "name: cairn-promoter")
        .doesNotContain("kind: ValidatingAdmissionPolicy");
  }

  private static boolean isOurs(ValidatingAdmissionPolicy policy) {
    return policy.getMetadata().getName().startsWith("cairn-");
  }

  private static List<ValidatingAdmissionPolicy> policies(KubernetesClient admin) {
    return admin.admissionRegistration().v1().validatingAdmissionPolicies().list().getItems();
  }

  /** What the type check says about a policy. */
  private static List<String> warnings(KubernetesClient admin, String name) {
    return admin
        .admissionRegistration()
        .v1()
        .validatingAdmissionPolicies()
        .withName(name)
        .get()
        .getStatus()
        .getTypeChecking()
        .getExpressionWarnings()
        .stream()
        .map(warning -> warning.getFieldRef() + ": " + warning.getWarning())
        .toList();
  }
}
