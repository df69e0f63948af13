package dev.cairn.controller.apilane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real controller manager with one of its controllers. */
final class ControllerManager implements AutoCloseable {
  private final Process process;
  private final Path log;

  private ControllerManager(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts what checks the types of admission policies. */
  static ControllerManager startTypeCheck(Path lane) {
    Path log = ApiLane.file("controller-manager", "");
    try {
      Process process =
          new ProcessBuilder(
                  LaneProgram.find(lane, "kube-controller-manager").toString(),
                  "--kubeconfig=" + ApiLane.file("kubeconfig", ApiLane.SHARED.kubeconfig()),
                  "--controllers=validatingadmissionpolicy-status-controller",
                  "--leader-elect=false",
                  "--secure-port=0")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new ControllerManager(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it said so far. */
  String log() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
