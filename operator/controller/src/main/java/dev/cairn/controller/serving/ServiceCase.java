package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.serving.revision.Revision;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.rollout.Levers;
import dev.cairn.controller.serving.rollout.RevisionSeen;
import dev.cairn.controller.serving.rollout.RolloutCase;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceSpec;
import dev.cairn.crds.serving.InferenceServiceStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service as decisions see it.
 *
 * @param service the object as it was read
 * @param seen what stands around it
 * @param targets what its spec and its levers name
 * @param now the time
 */
record ServiceCase(
    InferenceService service, ServiceObservation seen, Targets targets, Instant now) {
  private static final InferenceServiceStatus NOTHING =
      new InferenceServiceStatus(
          null, null, List.of(), null, null, null, null, List.of(), null, List.of(), List.of(),
          null, null, null);

  static ServiceCase of(InferenceService service, ServiceObservation seen, Instant now) {
    return new ServiceCase(service, seen, Targets.of(service, seen, levers(service)), now);
  }

  String name() {
    return service.getMetadata().getName();
  }

  String namespace() {
    return service.getMetadata().getNamespace();
  }

  InferenceServiceSpec spec() {
    return service.getSpec();
  }

  /** The status as it was read; one without anything when there is none. */
  InferenceServiceStatus before() {
    return status(service);
  }

  /** The same of any service. */
  static InferenceServiceStatus status(InferenceService service) {
    return service.getStatus() == null ? NOTHING : service.getStatus();
  }

  /** The Deployment of a revision. */
  Optional<Deployment> deployment(String revision) {
    return seen.deployments().stream()
        .filter(made -> made.getMetadata().getName().equals(revision))
        .findFirst();
  }

  /** What routing needs to know of a revision: as it lives, else as it would be made. */
  Optional<RevisionFacts> facts(String revision) {
    return deployment(revision)
        .flatMap(RevisionFacts::read)
        .or(() -> targets.revision(revision).map(Revision::facts));
  }

  /** What the rollout planner is told. */
  RolloutCase rollout() {
    return new RolloutCase(
        spec(),
        service.getMetadata().getGeneration(),
        before(),
        targets.wanted(),
        targets.rollback(),
        live(),
        levers(service),
        EvidenceReader.read(before(), seen.counts()),
        ServiceJournal.last(seen.journals()),
        now);
  }

  /** Live revisions, without the one that only answers when stable fails. */
  private Map<String, RevisionSeen> live() {
    Map<String, RevisionSeen> live = new TreeMap<>();
    for (Deployment made : seen.deployments()) {
      if (!isOnlyFallback(made.getMetadata().getName())) {
        RevisionReader.read(made, seen.pods())
            .ifPresent(revision -> live.put(revision.identity().name(), revision));
      }
    }
    return live;
  }

  /** The revision that answers when stable fails, and is nothing besides. */
  Optional<Revision> spare() {
    return targets.fallback().filter(revision -> !isServed(revision.name()));
  }

  /** Whether a revision is the fallback and nothing besides. */
  boolean isOnlyFallback(String revision) {
    return spare().filter(made -> made.name().equals(revision)).isPresent();
  }

  private boolean isServed(String revision) {
    InferenceServiceStatus before = before();
    boolean wanted = targets.isWanted(revision);
    return wanted
        || (before.stable() != null && revision.equals(before.stable().revision()))
        || (before.candidate() != null && revision.equals(before.candidate().revision()));
  }

  private static Levers levers(InferenceService service) {
    return new Levers(
        lever(service, "complete"),
        lever(service, "complete-step"),
        lever(service, "abort"),
        lever(service, "retry"),
        lever(service, "rollback"));
  }

  private static @Nullable String lever(InferenceService service, String name) {
    return Owned.annotation(service.getMetadata(), Labels.PREFIX + name);
  }
}
