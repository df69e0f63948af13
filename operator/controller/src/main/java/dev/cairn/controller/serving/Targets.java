package dev.cairn.controller.serving;

import dev.cairn.controller.serving.TargetPolicy.Choice;
import dev.cairn.controller.serving.revision.Revision;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.revision.RevisionPolicy;
import dev.cairn.controller.serving.revision.RevisionVerdict;
import dev.cairn.controller.serving.rollout.Levers;
import dev.cairn.controller.serving.rollout.RevisionIdentity;
import dev.cairn.controller.serving.rollout.ServiceReason;
import dev.cairn.controller.serving.rollout.Target;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.InferenceService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a service's spec and a person's lever name, as revisions. Pure.
 *
 * @param wanted what spec.model names
 * @param rollback what annotation cairn.dev/rollback names; null without
 * @param fallback what spec.fallback.version names, when it can be served
 * @param fallbackTrouble why it cannot; null when nothing is wrong
 * @param revisions all that can be made now
 */
record Targets(
    Target wanted,
    @Nullable Target rollback,
    Optional<Revision> fallback,
    @Nullable String fallbackTrouble,
    List<Revision> revisions) {

  static Targets of(InferenceService service, ServiceObservation seen, Levers levers) {
    List<Revision> revisions = new ArrayList<>();
    Function<ModelVersion, RevisionVerdict> judge =
        version -> RevisionPolicy.judge(service, version);
    String model = service.getSpec().model().name();
    Found wanted = find(TargetPolicy.choose(service.getSpec().model(), seen.versions()), judge);
    wanted.revision().ifPresent(revisions::add);
    Target rollback = null;
    if (levers.rollback() != null) {
      Found back = find(TargetPolicy.named(model, levers.rollback(), seen.versions()), judge);
      back.revision().ifPresent(revisions::add);
      rollback = back.target();
    }
    Fallback fallback = service.getSpec().fallback();
    if (fallback == null || fallback.version() == null) {
      return new Targets(wanted.target(), rollback, Optional.empty(), null, revisions);
    }
    Choice named = TargetPolicy.named(model, fallback.version().name(), seen.versions());
    Found spare = find(named, version -> RevisionPolicy.judgeFallback(service, version));
    spare.revision().ifPresent(revisions::add);
    return new Targets(
        wanted.target(), rollback, spare.revision(), trouble(spare.target()), revisions);
  }

  private record Found(Target target, Optional<Revision> revision) {}

  private static Found find(Choice choice, Function<ModelVersion, RevisionVerdict> judge) {
    return switch (choice) {
      case Choice.Awaited awaited ->
          new Found(new Target.Waiting(awaited.reason(), awaited.message()), Optional.empty());
      case Choice.Unfit unfit ->
          new Found(new Target.Refused(unfit.reason(), unfit.message()), Optional.empty());
      case Choice.Chosen chosen -> judged(judge.apply(chosen.version()));
    };
  }

  private static Found judged(RevisionVerdict verdict) {
    return switch (verdict) {
      case RevisionVerdict.Servable servable ->
          new Found(
              new Target.Found(identity(servable.revision().facts())),
              Optional.of(servable.revision()));
      case RevisionVerdict.Refused refused ->
          new Found(
              new Target.Refused(ServiceReason.NotServable, refused.message()), Optional.empty());
    };
  }

  /** A revision as rollouts know it. */
  static RevisionIdentity identity(RevisionFacts facts) {
    return new RevisionIdentity(
        facts.name(),
        facts.modelVersion(),
        facts.artifactDigest(),
        facts.imageDigest(),
        facts.service(),
        facts.port());
  }

  private static @Nullable String trouble(Target target) {
    return switch (target) {
      case Target.Found ignored -> null;
      case Target.Waiting waiting -> waiting.message();
      case Target.Refused refused -> refused.message();
    };
  }

  /** A revision that can be made, by its name. */
  Optional<Revision> revision(String name) {
    return revisions.stream().filter(made -> made.name().equals(name)).findFirst();
  }

  /** Whether a revision is what the spec or a lever asks for. */
  boolean isWanted(String revision) {
    return isFound(wanted, revision) || (rollback != null && isFound(rollback, revision));
  }

  private static boolean isFound(Target target, String revision) {
    return target instanceof Target.Found found && found.revision().name().equals(revision);
  }
}
