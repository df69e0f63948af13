package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Plays a kubelet: moves the containers of a pod one after the other. */
final class PodPlayer {
  private final KubernetesClient client;
  private final KubeletServer server;
  private final StepScript script;
  private final Predicate<String> stuck;

  /**
   * Plays pods.
   *
   * @param stuck which containers have an image that cannot be pulled
   */
  PodPlayer(
      KubernetesClient client, KubeletServer server, StepScript script, Predicate<String> stuck) {
    this.client = client;
    this.server = server;
    this.script = script;
    this.stuck = stuck;
  }

  StepScript script() {
    return script;
  }

  static Consumer<Pod> remove(KubernetesClient client) {
    return pod -> client.resource(pod).withGracePeriod(0L).delete();
  }

  /**
   * Moves a pod by one step.
   *
   * @param decide how a running container ends now; empty while it goes on
   */
  void step(Pod pod, Function<Container, Optional<Ending>> decide) {
    List<Container> containers = new ArrayList<>(pod.getSpec().getInitContainers());
    containers.addAll(pod.getSpec().getContainers());
    List<ContainerState> states = states(pod, containers.size());
    int current = 0;
    while (current < states.size() && states.get(current).getTerminated() != null) {
      current++;
    }
    Container container = containers.get(current);
    boolean isNew = pod.getStatus().getContainerStatuses().isEmpty();
    if (isNew) {
      write(pod, containers, states, "Pending");
    } else if (stuck.test(container.getName())) {
      stick(pod, containers, states, current);
    } else if (states.get(current).getRunning() == null) {
      if (container.getName().equals("train")) {
        script.began(container);
      }
      states.set(current, running());
      write(pod, containers, states, current == states.size() - 1 ? "Running" : "Pending");
    } else {
      Optional<Ending> ending = decide.apply(container);
      if (ending.isPresent()) {
        end(pod, containers, states, ending.get());
      }
    }
  }

  private void stick(
      Pod pod, List<Container> containers, List<ContainerState> states, int current) {
    if (states.get(current).getWaiting() != null
        && !"ImagePullBackOff".equals(states.get(current).getWaiting().getReason())) {
      states.set(current, unpullable(containers.get(current).getImage()));
      waitedLong(states, current);
      write(pod, containers, states, "Pending");
    }
  }

  /** As if the container had waited for minutes since the one before it ended. */
  private static void waitedLong(List<ContainerState> states, int current) {
    if (current > 0) {
      states
          .get(current - 1)
          .getTerminated()
          .setFinishedAt(
              Instant.now().minusSeconds(300).truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }

  private static ContainerState unpullable(String image) {
    return new ContainerStateBuilder()
        .withNewWaiting("Back-off pulling image " + image, "ImagePullBackOff")
        .build();
  }

  private void end(
      Pod pod, List<Container> containers, List<ContainerState> states, Ending ending) {
    int current = 0;
    while (states.get(current).getTerminated() != null) {
      current++;
    }
    String name = containers.get(current).getName();
    server.print(pod.getMetadata().getNamespace(), pod.getMetadata().getName(), name, ending.log());
    states.set(current, ended(ending));
    boolean last = current == states.size() - 1;
    String phase = ending.exitCode() != 0 ? "Failed" : last ? "Succeeded" : "Pending";
    write(pod, containers, states, phase);
  }

  private void write(
      Pod pod, List<Container> containers, List<ContainerState> states, String phase) {
    int inits = pod.getSpec().getInitContainers().size();
    List<ContainerStatus> statuses = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      statuses.add(status(containers.get(i), states.get(i)));
    }
    client
        .resource(
            new PodBuilder(pod)
                .editStatus()
                .withPhase(phase)
                .withConditions()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("True")
                .endCondition()
                .withInitContainerStatuses(statuses.subList(0, inits))
                .withContainerStatuses(statuses.subList(inits, statuses.size()))
                .endStatus()
                .build())
        .updateStatus();
  }

  private static ContainerStatus status(Container container, ContainerState state) {
    boolean made = state.getWaiting() == null;
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID(made ? "example.org/x@" + Volumes.digest(container.getImage()) : "")
        .withReady(state.getRunning() != null)
        .withRestartCount(0)
        .withState(state)
        .build();
  }

  private static List<ContainerState> states(Pod pod, int count) {
    List<ContainerState> states = new ArrayList<>();
    pod.getStatus().getInitContainerStatuses().forEach(status -> states.add(status.getState()));
    pod.getStatus().getContainerStatuses().forEach(status -> states.add(status.getState()));
    while (states.size() < count) {
      states.add(
          new ContainerStateBuilder()
              .withNewWaiting()
              .withReason("PodInitializing")
              .endWaiting()
              .build());
    }
    return states;
  }

  private static ContainerState running() {
    return new ContainerStateBuilder().withNewRunning().withStartedAt(now()).endRunning().build();
  }

  private static ContainerState ended(Ending ending) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withExitCode(ending.exitCode())
        .withReason(ending.reason())
        .withMessage(ending.message())
        .withStartedAt(now())
        .withFinishedAt(now())
        .endTerminated()
        .build();
  }

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
