package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rights that the chart gives to the controller, as the API server will judge by them. */
final class ChartRights {
  static final String NAMESPACE = "cairn-system";
  static final String CONTROLLER = "system:serviceaccount:cairn-system:cairn-controller";
  static final String CLUSTER_ROLE = "cairn-controller";

  private static final Path FILE = Path.of("..", "..", "helm", "cairn", "templates", "rbac.yaml");

  private final List<HasMetadata> objects;

  private ChartRights(List<HasMetadata> objects) {
    this.objects = objects;
  }

  /**
   * Reads the chart's template: the release is called cairn, all other template lines are left out.
   */
  static ChartRights read() {
    try {
      String yaml =
          Files.readString(FILE)
              .replace("{{ .Release.Name }}", "cairn")
              .replace("{{ .Release.Namespace }}", NAMESPACE)
              .lines()
              .filter(line -> !line.contains("{{"))
              .collect(Collectors.joining("\n"));
      List<HasMetadata> objects = new ArrayList<>();
      for (String document : yaml.split("(?m)^---$", -1)) {
        if (!document.isBlank()) {
          objects.add(new KubernetesSerialization().unmarshal(document));
        }
      }
      return new ChartRights(List.copyOf(objects));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void install(KubernetesClient admin) {
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    objects.forEach(object -> admin.resource(object).create());
  }

  /** Every "verb group/resource" that the chart grants, in the whole cluster or its namespace. */
  Set<String> granted() {
    return objects.stream()
        .flatMap(ChartRights::rules)
        .flatMap(ChartRights::spellOut)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<PolicyRule> rules(HasMetadata object) {
    return switch (object) {
      case ClusterRole role -> role.getRules().stream();
      case Role role -> role.getRules().stream();
      default -> Stream.empty();
    };
  }

  private static Stream<String> spellOut(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .flatMap(
                        resource ->
                            rule.getVerbs().stream()
                                .map(verb -> verb + " " + group + "/" + resource)));
  }
}
