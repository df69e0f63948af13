package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with the rights that a test gives, in one namespace. */
final class Person {
  private static final AtomicInteger GRANTS = new AtomicInteger();

  private final World world;
  private final String name;
  private final KubernetesClient client;

  private Person(World world, String name) {
    this.world = world;
    this.name = name;
    this.client = ApiLane.SHARED.clientOf(name);
  }

  /** Somebody with no right yet. */
  static Person named(World world, String name) {
    return new Person(world, name + "-" + world.namespace());
  }

  /** Somebody that the cluster knows already, such as a controller. */
  static Person known(World world, String user) {
    return new Person(world, user);
  }

  /** A data scientist: edits Cairn's objects by the chart's role, and makes pods and the like. */
  static Person editor(World world, String name) {
    return named(world, name)
        .in("cairn-editor")
        .may("*", "", "pods", "pods/ephemeralcontainers")
        .may("*", "batch", "jobs")
        .may("*", "apps", "controllerrevisions");
  }

  String name() {
    return name;
  }

  /** For requests that are meant. */
  KubernetesClient client() {
    return client;
  }

  /** Binds a ClusterRole of the chart here. */
  Person in(String clusterRole) {
    bind("ClusterRole", clusterRole);
    return this;
  }

  /** Gives one verb. */
  Person may(String verb, String group, String... resources) {
    return may(
        new PolicyRuleBuilder()
            .withVerbs(verb)
            .withApiGroups(group)
            .withResources(resources)
            .build());
  }

  Person may(PolicyRule rule) {
    String role = "grant-" + GRANTS.incrementAndGet();
    world
        .client()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName(role)
                .withNamespace(world.namespace())
                .endMetadata()
                .withRules(rule)
                .build())
        .create();
    bind("Role", role);
    return this;
  }

  private void bind(String kind, String role) {
    world
        .client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("grant-" + GRANTS.incrementAndGet())
                .withNamespace(world.namespace())
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", kind, role)
                .addNewSubject("rbac.authorization.k8s.io", "User", name, null)
                .build())
        .create();
  }

  /**
   * Waits until a policy refuses a wish, in these words: a new policy is heard of a moment later.
   */
  void isRefused(String policy, Wish wish, String... words) {
    List<String> expected = new ArrayList<>(List.of(words));
    expected.add("403 ");
    expected.add("ValidatingAdmissionPolicy 'cairn-" + policy + "'");
    eventually(() -> assertThat(answer(wish)).contains(expected));
  }

  /** Waits until nothing refuses a wish: rights, too, are heard of a moment later. */
  void isAllowed(Wish wish) {
    eventually(() -> assertThat(answer(wish)).isEqualTo("allowed"));
  }

  private String answer(Wish wish) {
    try {
      wish.ask(client, world.namespace());
      return "allowed";
    } catch (KubernetesClientException refusal) {
      return refusal.getCode() + " " + refusal.getMessage();
    }
  }
}
