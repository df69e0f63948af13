package dev.cairn.controller.serving;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.serving.router.RouterSet;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service needs now, in the order in which it is carried out; where a write is refused the
 * pass ends, and the next one plans anew.
 *
 * @param router the namespace's router as it should be; empty when it is so
 * @param joins whether this service becomes an owner of the router
 * @param create objects that are not there; one that is there is compared, never overwritten
 * @param apply objects whose fields of ours differ
 * @param grow Deployments that need more pods
 * @param roles to be written on Deployments before the status is
 * @param verdict entry of the journal
 * @param status the whole new status
 * @param events to be told once the status is written
 * @param unmark Deployments that lose their role
 * @param shrink Deployments that need fewer pods
 * @param remove objects that nobody needs any more
 * @param next when to look again if nothing happens
 */
record ServicePlan(
    Optional<RouterSet> router,
    boolean joins,
    List<HasMetadata> create,
    List<HasMetadata> apply,
    List<Resize> grow,
    Map<String, RevisionRole> roles,
    Optional<ControllerRevision> verdict,
    InferenceServiceStatus status,
    List<PlannedEvent> events,
    Set<String> unmark,
    List<Resize> shrink,
    List<HasMetadata> remove,
    Duration next) {
  ServicePlan {
    create = List.copyOf(create);
    apply = List.copyOf(apply);
    grow = List.copyOf(grow);
    roles = Map.copyOf(roles);
    events = List.copyOf(events);
    unmark = Set.copyOf(unmark);
    shrink = List.copyOf(shrink);
    remove = List.copyOf(remove);
  }

  /**
   * Another number of pods.
   *
   * @param deployment name
   * @param replicas how many, 0 or more
   */
  record Resize(String deployment, int replicas) {}
}
