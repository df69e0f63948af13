package dev.cairn.controller.training;

import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import dev.cairn.controller.kube.Thrown;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.work.JobChange;
import dev.cairn.controller.work.JobWriter;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes the children of a run. Children are made once: one that is there is compared,
 * never overwritten.
 */
final class RunChildren {
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final JobWriter jobs;

  RunChildren(KubernetesClient client) {
    this.client = client;
    this.jobs = new JobWriter(client);
  }

  /** Makes what is not there yet. */
  void create(TrainingRun run, List<HasMetadata> children) {
    children.forEach(child -> create(run, child));
  }

  private void create(TrainingRun run, HasMetadata child) {
    try {
      client.resource(child).create();
    } catch (KubernetesClientException e) {
      switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT -> met(run, child, e);
        case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE -> throw refused(child, e);
        default -> throw e;
      }
    }
  }

  /** A Job is made of the run's spec; anything else that is refused is a fault of our own. */
  private static RuntimeException refused(HasMetadata child, KubernetesClientException answer) {
    return child instanceof Job
        ? new ChildRefusedException(
            child.getKind(), child.getMetadata().getName(), Thrown.words(answer), answer)
        : answer;
  }

  /**
   * Something has that name. Ours from an earlier pass is what we want. What somebody else made the
   * caches never show, versions apart; anything else is planned anew when they do.
   */
  private void met(TrainingRun run, HasMetadata child, KubernetesClientException conflict) {
    HasMetadata there = client.resource(child).get();
    if (there == null) {
      throw conflict;
    }
    Ownership ownership = Owned.of(there, run);
    if (ownership instanceof Ownership.Foreign foreign && !(child instanceof ModelVersion)) {
      throw new NameTakenException(child.getKind(), child.getMetadata().getName(), foreign.owner());
    }
    if (!(ownership instanceof Ownership.Ours)) {
      throw conflict;
    }
    if (child instanceof ControllerRevision journal) {
      replaceOutdated(run, journal, (ControllerRevision) there);
    } else if (!Objects.equals(specHash(child), specHash(there))) {
      throw conflict;
    }
  }

  /**
   * A verdict is never overwritten, unless it is about something else (an earlier run of this name,
   * with another spec) or a person asked for another try.
   */
  private void replaceOutdated(
      TrainingRun run, ControllerRevision journal, ControllerRevision there) {
    Optional<Journal> verdict = Journal.read(there);
    boolean sameWork =
        Journal.read(journal).map(Journal::specHash).equals(verdict.map(Journal::specHash));
    if (sameWork && !RunCase.saysRetry(run, verdict)) {
      return;
    }
    client.resource(there).lockResourceVersion(there.getMetadata().getResourceVersion()).delete();
    client.resource(journal).create();
  }

  private static @Nullable String specHash(HasMetadata object) {
    return Owned.annotation(object.getMetadata(), Labels.SPEC_HASH);
  }

  /** Changes Jobs. */
  void change(TrainingRun run, List<JobChange> changes) {
    jobs.change(run.getMetadata().getNamespace(), changes);
  }
}
