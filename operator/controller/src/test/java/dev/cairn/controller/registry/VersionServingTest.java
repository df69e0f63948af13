package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.champion.ChampionPolicy;
import dev.cairn.crds.registry.Deployment;
import dev.cairn.crds.registry.Deployment.Role;
import dev.cairn.crds.registry.LiveState;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the status of a version says of services, and what is read from it. */
class VersionServingTest {
  private static VersionObservation seen(ServingFacts... services) {
    return new VersionObservation(
        Optional.of(Versions.latched()),
        Optional.of(StageRules.NONE),
        VerifyObservation.NOTHING,
        Optional.of(List.of(services)));
  }

  private static ModelVersionStatus status(ModelVersion version, ServingFacts... services) {
    return Versions.plan(version, seen(services)).status();
  }

  @Test
  void tellsWhereItIsUsedAndChangesNothingElse() {
    ModelVersionStatus unused = status(Versions.version());

    ModelVersionStatus used =
        status(Versions.with(Versions.version(), unused), Services.stable("s"));

    assertThat(used.deployments())
        .containsExactly(new Deployment("s", Role.STABLE, 100, "2026-11-20T08:00:00Z"));
    assertThat(used.live()).isEqualTo(LiveState.LIVE);
    assertThat(used.toBuilder().deployments(List.of()).live(null).build()).isEqualTo(unused);
  }

  @Test
  void theSameServicesGiveTheSameStatusAtAnyTime() {
    ServingFacts service = Services.facts("s", "stable: {revision: r-a, modelVersion: churn-a}");
    ModelVersionStatus first = status(Versions.version(), service);

    VersionPlan later =
        Versions.plan(
            Versions.with(Versions.version(), first),
            seen(service),
            Versions.NOW.plusSeconds(3600));

    assertThat(later.status()).isSameAs(first);
    assertThat(later.events()).isEmpty();
  }

  @Test
  void aServiceThatTurnsToAnotherVersionLeavesItRetired() {
    ModelVersionStatus live = status(Versions.version(), Services.stable("s"));

    ModelVersionStatus left =
        status(
            Versions.with(Versions.version(), live),
            Services.facts("s", "stable: {revision: r-b, modelVersion: churn-b}"));

    assertThat(left.deployments()).isEmpty();
    assertThat(left.live()).isEqualTo(LiveState.RETIRED);
  }

  @Test
  void whenNobodyHasLookedItStaysAsItIs() {
    ModelVersion version = Versions.version();
    version.setStatus(status(version, Services.stable("s")));

    ModelVersionStatus refused =
        VersionPlanner.refused(
                version,
                VersionObservation.UNSEEN,
                new VersionRefusal(VersionReason.Forbidden, "not allowed"),
                Versions.NOW)
            .status();

    assertThat(refused.live()).isEqualTo(LiveState.LIVE);
    assertThat(refused.deployments()).hasSize(1);
  }

  /** A line of versions, as a training run reads it. */
  private static ModelVersion named(String name, ServingFacts... services) {
    ModelVersion version = Versions.version(spec -> spec.put("stage", "Production"));
    version.setStatus(status(version, services));
    version.getMetadata().setName(name);
    return version;
  }

  private static String champion(ModelVersion... line) {
    return ChampionPolicy.choose(List.of(line))
        .map(version -> version.getMetadata().getName())
        .orElse("none");
  }

  @Test
  void theChampionIsTheVersionThatAServiceHasAsStable() {
    ModelVersion newer = named("newer");
    newer.setStatus(newer.getStatus().toBuilder().stageSince("2026-11-21T23:00:00Z").build());

    assertThat(champion(newer, named("older"))).isEqualTo("newer");
    assertThat(champion(newer, named("older", Services.stable("s")))).isEqualTo("older");
  }

  @Test
  void aVersionThatAServiceRefusedIsNoChampion() {
    assertThat(champion(named("refused", Services.refused("s")))).isEqualTo("none");
    assertThat(champion(named("refused", Services.refused("s")), named("other")))
        .isEqualTo("other");
  }

  @Test
  void aCandidateInItsBakeIsNotYetTheChampion() {
    ModelVersion baking =
        named(
            "baking",
            Services.facts(
                "s",
                "stable: {revision: r-0, modelVersion: churn-0, weight: 0}",
                "candidate: {revision: r-a, modelVersion: churn-a, weight: 100}",
                "rollout: {phase: Bake}"));
    ModelVersion stable = named("stable", Services.stable("s"));

    assertThat(champion(baking, stable)).isEqualTo("stable");
  }
}
