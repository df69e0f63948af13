package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody with the chart's rights but one. The policies do not know them as the operator, so they
 * have the rights of who makes pods and of a tool that restores backups, too.
 */
final class LimitedUser {
  private final KubernetesClient admin;
  private final String name;
  private final List<PolicyRule> whole;

  private LimitedUser(KubernetesClient admin, String name, List<PolicyRule> whole) {
    this.admin = admin;
    this.name = name;
    this.whole = whole;
  }

  static LimitedUser without(World world, String verb, String group, String resource) {
    KubernetesClient admin = world.client();
    String name = "limited-" + world.namespace();
    List<PolicyRule> whole =
        admin.rbac().clusterRoles().withName(ChartRights.CLUSTER_ROLE).get().getRules();
    List<PolicyRule> rules = new ArrayList<>();
    for (PolicyRule rule : whole) {
      boolean meant = rule.getApiGroups().contains(group) && rule.getResources().contains(resource);
      rules.add(meant ? new PolicyRuleBuilder(rule).removeFromVerbs(verb).build() : rule);
    }
    admin.resource(role(name, rules)).create();
    admin
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                .addNewSubject("rbac.authorization.k8s.io", "User", name, null)
                .build())
        .create();
    return new LimitedUser(admin, name, whole);
  }

  String name() {
    return name;
  }

  /** Gives the missing right. */
  void grant() {
    admin.resource(role(name, whole)).update();
  }

  private static ClusterRole role(String name, List<PolicyRule> rules) {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withRules(rules.stream().filter(rule -> !rule.getVerbs().isEmpty()).toList())
        .addNewRule()
        .withApiGroups("trail.cairn.dev")
        .withResources("modelversions")
        .withVerbs("restore")
        .endRule()
        .addNewRule()
        .withApiGroups("")
        .withResources("pods")
        .withVerbs("create")
        .endRule()
        .build();
  }
}
