package dev.cairn.controller.work;

import dev.cairn.controller.kube.Digests;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.Optional;

/** Reads the evidence document that a container has printed. */
public final class EvidenceObserver {
  private static final String GONE = "its pod is gone";

  private final KubernetesClient client;

  public EvidenceObserver(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What the newest pod of a Job has printed.
   *
   * @param job that is complete
   * @param pods of a namespace, the Job's among them
   * @param container which prints the document and nothing else
   * @param digest that the document must have; empty when nobody can say
   */
  public EvidenceState read(
      JobView job, Collection<Pod> pods, String container, Optional<String> digest) {
    Optional<Pod> pod =
        pods.stream()
            .filter(candidate -> JobReader.belongs(candidate, job.uid()))
            .max(JobReader.BY_AGE);
    return digest.isEmpty() || pod.isEmpty()
        ? new EvidenceState.Unreadable(GONE)
        : read(pod.get(), container, digest.get());
  }

  private EvidenceState read(Pod pod, String container, String digest) {
    String name = pod.getMetadata().getName();
    try {
      String log =
          client
              .pods()
              .inNamespace(pod.getMetadata().getNamespace())
              .withName(name)
              .inContainer(container)
              .getLog()
              .stripTrailing();
      // A JVM says first which options it found in its environment (JAVA_TOOL_OPTIONS); the
      // evidence is one line, and the last.
      String text = log.substring(log.lastIndexOf('\n') + 1);
      if (!Digests.of(text).equals(digest)) {
        return new EvidenceState.Unreadable(
            "the log of pod %s is not the evidence that %s wrote".formatted(name, container));
      }
      return StepMessages.evidence(text)
          .<EvidenceState>map(evidence -> new EvidenceState.Read(text, digest, evidence))
          .orElseGet(
              () -> new EvidenceState.Unreadable("another version of Cairn wrote the evidence"));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return new EvidenceState.Unreadable(GONE);
      }
      throw e; // the node may be away for a moment: the framework tries again
    }
  }
}
