package dev.cairn.controller.work;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Reads why a pod does not start although a node has taken it. A volume that does not come is told
 * by events only, so they are asked for when a pod has not started for a while.
 */
public final class MountObserver {
  /** Mounting a network volume takes seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Set<String> ABOUT_VOLUMES = Set.of("FailedAttachVolume", "FailedMount");

  private final KubernetesClient client;
  private final Clock clock;

  public MountObserver(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The same Job, and what its newest pod waits for. */
  public JobState observe(JobState state, Set<Pod> pods) {
    return state instanceof JobState.Present present
        ? waiting(present.job(), pods)
            .flatMap(this::words)
            .<JobState>map(words -> new JobState.Present(present.job().withUnmounted(words)))
            .orElse(state)
        : state;
  }

  private Optional<Pod> waiting(JobView job, Set<Pod> pods) {
    boolean nothingStarted =
        job.phase() == JobView.Phase.ACTIVE
            && job.pod().unschedulable() == null
            && job.steps().stream().allMatch(step -> step.state() == StepView.State.WAITING);
    return nothingStarted
        ? pods.stream()
            .filter(pod -> JobReader.belongs(pod, job.uid()))
            .max(JobReader.BY_AGE)
            .filter(this::isOverdue)
        : Optional.empty();
  }

  private boolean isOverdue(Pod pod) {
    String created = pod.getMetadata().getCreationTimestamp();
    return created != null && clock.instant().isAfter(Instant.parse(created).plus(PATIENCE));
  }

  private Optional<String> words(Pod pod) {
    return client
        .v1()
        .events()
        .inNamespace(pod.getMetadata().getNamespace())
        .withField("involvedObject.uid", pod.getMetadata().getUid())
        .list()
        .getItems()
        .stream()
        .filter(event -> ABOUT_VOLUMES.contains(event.getReason()))
        .max(Comparator.comparing(MountObserver::time))
        .map(Event::getMessage);
  }

  private static String time(Event event) {
    String last = event.getLastTimestamp();
    return last == null ? String.valueOf(event.getMetadata().getCreationTimestamp()) : last;
  }
}
