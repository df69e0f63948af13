package dev.cairn.controller.training;

import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes the children of a run. Children are made once: one that is there is compared,
 * never overwritten.
 */
final class RunChildren {
  private static final int INVALID = 422;

  private final KubernetesClient client;

  RunChildren(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Makes what is not there yet.
   *
   * @throws ChildRefusedException when a person must change something first
   */
  void create(TrainingRun run, List<HasMetadata> children) {
    children.forEach(child -> create(run, child));
  }

  private void create(TrainingRun run, HasMetadata child) {
    try {
      client.resource(child).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == INVALID && child instanceof Job) {
        throw ChildRefusedException.invalidJob(e);
      }
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      met(run, child, e);
    }
  }

  /**
   * Something has that name. Ours from an earlier pass is what we want; anything else is planned
   * anew when the caches know it.
   */
  private void met(TrainingRun run, HasMetadata child, KubernetesClientException conflict) {
    HasMetadata there = client.resource(child).get();
    if (there == null) {
      throw conflict;
    }
    Ownership owner = Owned.of(there, run);
    if (there instanceof Job && owner instanceof Ownership.Foreign foreign) {
      // Without Cairn's labels it is in no cache: nobody else will notice it.
      throw ChildRefusedException.nameTaken(there, foreign);
    }
    if (!(owner instanceof Ownership.Ours)) {
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
    boolean sameWork =
        Journal.read(journal)
            .map(Journal::specHash)
            .equals(Journal.read(there).map(Journal::specHash));
    if (sameWork && !RunCase.saysRetry(run)) {
      return;
    }
    client.resource(there).lockResourceVersion(there.getMetadata().getResourceVersion()).delete();
    client.resource(journal).create();
  }

  private static @Nullable String specHash(HasMetadata object) {
    return Owned.annotation(object.getMetadata(), Labels.SPEC_HASH);
  }

  /** Changes Jobs. One that is gone, or is another one by now, needs no change. */
  void change(TrainingRun run, List<JobChange> changes) {
    for (JobChange change : changes) {
      String patch =
          "{\"metadata\":{\"uid\":\"%s\"},\"spec\":{\"%s\":%s}}"
              .formatted(change.uid(), change.field(), change.value());
      try {
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(run.getMetadata().getNamespace())
            .withName(change.job())
            .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
            && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e;
        }
      }
    }
  }
}
