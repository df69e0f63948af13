package dev.cairn.controller.apilane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The kubectl that lies beside the API server. */
final class Kubectl {
  private final Path program;
  private final Path kubeconfig;

  Kubectl(Path lane, String kubeconfig) {
    this.program = LaneProgram.find(lane, "kubectl");
    this.kubeconfig = ApiLane.file("kubeconfig", kubeconfig);
  }

  /** Runs a command that must succeed and returns what it printed. */
  String must(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of(arguments));
    return LaneProgram.must(command);
  }
}
