package dev.cairn.controller.apilane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The chart's admission policies and its roles for people, rendered by Helm. */
final class ChartPolicies {
  private static final Path CHART = Path.of("..", "..", "helm", "cairn");

  private ChartPolicies() {}

  /** Gives them to the API server, which begins to ask them a moment later. */
  static void install(Path lane, Kubectl kubectl) {
    String objects =
        Arrays.stream(render(lane).split("(?m)^---$", -1))
            .filter(ChartPolicies::isMeant)
            .collect(Collectors.joining("\n---\n"));
    kubectl.must("apply", "--server-side", "-f", ApiLane.file("policies", objects).toString());
  }

  private static boolean isMeant(String document) {
    return document.contains("\nkind: ValidatingAdmissionPolicy")
        || document.contains("# Source: cairn/templates/roles.yaml");
  }

  /** The whole chart, as a release called cairn. */
  static String render(Path lane, String... settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                LaneProgram.find(lane, "helm").toString(),
                "template",
                "cairn",
                CHART.toString(),
                "--namespace",
                ChartRights.NAMESPACE,
                // Helm by itself knows no cluster, and the chart refuses old ones.
                "--kube-version",
                "1.34.0"));
    for (String setting : settings) {
      command.addAll(List.of("--set", setting));
    }
    return LaneProgram.must(command);
  }
}
