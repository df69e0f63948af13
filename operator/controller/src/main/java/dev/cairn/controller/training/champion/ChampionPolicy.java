package dev.cairn.controller.training.champion;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Champion;
import dev.cairn.contract.FileRef;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.training.champion.ChosenChampion.Means;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.work.PullableImage;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.Deployment;
import dev.cairn.crds.registry.ModelRuntime;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.training.TrainingRunSpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which version a run's result is compared with (api.md, section 3): the one that a service has as
 * its stable, else the newest that is effective in Production and was not refused. One whose files
 * cannot be read for now is the champion all the same: a gate then says so, and a challenger is not
 * taken for a first version. Chosen once, when the first Job that scores is made; a later Job
 * compares with the same.
 */
public final class ChampionPolicy {
  private static final Comparator<ModelVersion> NEWEST =
      Comparator.comparing(ChampionPolicy::stageSince)
          .thenComparing(version -> String.valueOf(version.getMetadata().getCreationTimestamp()))
          .thenComparing(version -> version.getMetadata().getName());

  private ChampionPolicy() {}

  /** Whether any gate compares with a champion. */
  public static boolean isAskedFor(TrainingRunSpec spec) {
    return spec.evaluation() != null
        && spec.evaluation().gates().stream().anyMatch(gate -> gate.champion() != null);
  }

  /** The champion of a line of versions; empty when it has none. */
  public static Optional<ModelVersion> choose(List<ModelVersion> versions) {
    return greatest(versions, status -> hasRole(status, Deployment.Role.STABLE))
        .or(
            () ->
                greatest(
                    versions,
                    status ->
                        Stages.PRODUCTION.equals(status.stage())
                            && !hasRole(status, Deployment.Role.REFUSED)))
        .or(() -> awaited(versions));
  }

  /**
   * A version that should be in Production and of which nobody knows yet what it is worth, as after
   * a restored backup: it is no reason to take a challenger for the first version.
   */
  private static Optional<ModelVersion> awaited(List<ModelVersion> versions) {
    return versions.stream()
        .filter(version -> Stages.PRODUCTION.equals(version.getSpec().stage()))
        .filter(ChampionPolicy::isAwaited)
        .max(NEWEST);
  }

  private static boolean isAwaited(ModelVersion version) {
    ModelVersionStatus status = version.getStatus();
    return status == null
        || (status.stage() == null
            && (status.state() == null || status.state() == VersionState.PENDING));
  }

  /**
   * What the next Job that scores compares with; empty when no gate asks, or when there was no
   * champion when the first such Job was made.
   *
   * @param that the run
   * @param trouble why the champion of the last Job did not predict; null when nothing is wrong
   */
  public static Optional<ChosenChampion> of(RunCase that, @Nullable String trouble) {
    if (!isAskedFor(that.spec())) {
      return Optional.empty();
    }
    Optional<String> latched = latched(that);
    if (latched.isEmpty()) {
      return that.isPublishing()
          ? Optional.empty()
          : choose(that.seen().line().versions()).map(version -> known(version, trouble));
    }
    String why = trouble == null ? latchedTrouble(that).orElse(null) : trouble;
    return Optional.of(
        that.seen().line().versions().stream()
            .filter(version -> version.getMetadata().getName().equals(latched.get()))
            .findFirst()
            .map(version -> known(version, why))
            .orElseGet(() -> gone(that, latched.get())));
  }

  private static Optional<String> latched(RunCase that) {
    return that.status()
        .flatMap(status -> Optional.ofNullable(status.evaluation()))
        .flatMap(evaluation -> Optional.ofNullable(evaluation.champion()))
        .or(() -> told(that).map(Champion::name));
  }

  private static Optional<Champion> told(RunCase that) {
    return that.told().flatMap(input -> Optional.ofNullable(input.champion()));
  }

  private static Optional<String> latchedTrouble(RunCase that) {
    return that.status()
        .flatMap(status -> Conditions.find(status.conditions(), RunStatus.CHAMPION_AVAILABLE))
        .map(StatusCondition::message)
        .or(() -> told(that).flatMap(champion -> Optional.ofNullable(champion.unavailable())));
  }

  private static ChosenChampion known(ModelVersion version, @Nullable String trouble) {
    var spec = version.getSpec();
    Optional<Means> runtime = runtime(version.getStatus());
    String why =
        trouble == null && runtime.isEmpty()
            ? (isAwaited(version)
                    ? "ModelVersion %s should be in Production and is not verified yet"
                    : "how ModelVersion %s predicts is not known: it has no handler or command, or no image")
                .formatted(version.getMetadata().getName())
            : trouble;
    DigestedFile evidence = spec.evidence();
    return new ChosenChampion(
        new Champion(
            version.getMetadata().getName(),
            new ArtifactRef(
                spec.artifact().uri(), spec.artifact().digest(), 0, spec.artifact().format()),
            evidence == null ? null : new FileRef(evidence.uri(), evidence.digest()),
            why),
        why == null ? runtime.orElseThrow() : null);
  }

  private static ChosenChampion gone(RunCase that, String name) {
    String why = "ModelVersion %s was deleted while this run was at work".formatted(name);
    Champion last =
        told(that).orElseGet(() -> new Champion(name, new ArtifactRef("", "", 0, null), null, why));
    return new ChosenChampion(new Champion(name, last.artifact(), last.evidence(), why), null);
  }

  private static Optional<Means> runtime(@Nullable ModelVersionStatus status) {
    ModelRuntime runtime = status == null ? null : status.runtime();
    if (runtime == null || runtime.image() == null || runtime.predictor() == null) {
      return Optional.empty();
    }
    boolean predicts =
        runtime.predictor().handler() != null || !runtime.predictor().command().isEmpty();
    return predicts && runtime.image().reference() != null
        ? Optional.of(new Means(PullableImage.of(runtime.image()), runtime.predictor()))
        : Optional.empty();
  }

  private static Optional<ModelVersion> greatest(
      List<ModelVersion> versions, Predicate<ModelVersionStatus> condition) {
    return versions.stream()
        .filter(version -> version.getStatus() != null)
        .filter(version -> condition.test(version.getStatus()))
        .max(NEWEST);
  }

  private static boolean hasRole(ModelVersionStatus status, Deployment.Role role) {
    return status.deployments().stream().anyMatch(deployment -> deployment.role() == role);
  }

  private static Instant stageSince(ModelVersion version) {
    String since = version.getStatus() == null ? null : version.getStatus().stageSince();
    return since == null ? Instant.MIN : OffsetDateTime.parse(since).toInstant();
  }
}
