package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The policies speak of fields that exist, by the words of the cluster's own type check. */
class PolicyTypesIT {
  private static final Path LANE = Path.of(Objects.toString(System.getenv("KUBE_API_TEST_DIR")));
  private static final int POLICIES = 11;

  @Test
  void everyExpressionFitsTheTypesThatItIsAbout() throws Exception {
    KubernetesClient admin = ApiLane.SHARED.admin();
    admin.resource(WRONG).create();
    try (ControllerManager checker = ControllerManager.startTypeCheck(LANE)) {
      eventually(() -> assertThat(warnings(admin, "wrong")).as(checker.log()).isNotEmpty());
      List<ValidatingAdmissionPolicy> ours =
          policies(admin).stream().filter(policy -> isOurs(policy)).toList();
      assertThat(ours).hasSize(POLICIES);
      for (ValidatingAdmissionPolicy policy : ours) {
        String name = policy.getMetadata().getName();
        assertThat(policy.getSpec().getFailurePolicy()).as(name).isEqualTo("Fail");
        eventually(() -> assertThat(warnings(admin, name)).as(name).isNotNull().isEmpty());
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

  /** What the type check says about a policy; null while it was not looked at. */
  private static @Nullable List<String> warnings(KubernetesClient admin, String name) {
    var policy =
        admin.admissionRegistration().v1().validatingAdmissionPolicies().withName(name).get();
    var status = policy.getStatus();
    return status == null || status.getTypeChecking() == null
        ? null
        : status.getTypeChecking().getExpressionWarnings().stream()
            .map(warning -> warning.getFieldRef() + ": " + warning.getWarning())
            .toList();
  }

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
}
