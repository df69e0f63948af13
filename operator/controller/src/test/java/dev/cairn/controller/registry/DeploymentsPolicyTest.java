package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.registry.Deployment;
import dev.cairn.crds.registry.Deployment.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a version is used, from what services say. */
class DeploymentsPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final String FIRST_SEEN = "2026-11-21T10:00:00Z";

  private static List<Deployment> of(List<ServingFacts> services, List<Deployment> before) {
    return DeploymentsPolicy.of("churn-a", services, before, NOW);
  }

  @Test
  void tellsEveryServiceThatUsesTheVersion() {
    ServingFacts other = Services.facts("fraud", "stable: {revision: r, modelVersion: fraud-a}");

    assertThat(of(List.of(Services.refused("b"), other, Services.stable("a")), List.of()))
        .containsExactly(
            new Deployment("a", Role.STABLE, 100, "2026-11-20T08:00:00Z"),
            new Deployment("b", Role.REFUSED, null, "2026-11-20T09:00:00Z"));
  }

  @Test
  void aUseWhoseBeginningNobodyTellsKeepsTheOneThatWasSeen() {
    ServingFacts service =
        Services.facts("a", "stable: {revision: r-a, modelVersion: churn-a, weight: 50}");

    List<Deployment> first = of(List.of(service), List.of());
    assertThat(first).containsExactly(new Deployment("a", Role.STABLE, 50, FIRST_SEEN));

    assertThat(DeploymentsPolicy.of("churn-a", List.of(service), first, NOW.plusSeconds(3600)))
        .isEqualTo(first);
  }

  @Test
  void anotherRoleBeginsAnew() {
    List<Deployment> before =
        List.of(
            new Deployment("a", Role.CANDIDATE, 10, "2026-01-01T00:00:00Z"),
            new Deployment("b", Role.STABLE, 100, "2026-01-02T00:00:00Z"));

    assertThat(
            of(
                List.of(Services.facts("a", "stable: {revision: r, modelVersion: churn-a}")),
                before))
        .containsExactly(new Deployment("a", Role.STABLE, null, FIRST_SEEN));
  }

  @Test
  void whatAServiceSaidStaysTrueWhileItsStatusIsLost() {
    List<Deployment> before =
        List.of(
            new Deployment("a", Role.REFUSED, null, "2026-01-01T00:00:00Z"),
            new Deployment("gone", Role.STABLE, 100, "2026-01-02T00:00:00Z"));

    assertThat(of(List.of(ServingFacts.of(Services.untold("a"))), before))
        .containsExactly(before.getFirst());
  }

  @Test
  void ofManyServicesThoseWhereItIsStableAreTold() {
    List<ServingFacts> many = new ArrayList<>();
    IntStream.range(10, 70).forEach(i -> many.add(Services.refused("a" + i)));
    many.add(Services.stable("z"));

    List<Deployment> uses = of(many, List.of());

    assertThat(uses).hasSize(50);
    assertThat(uses.getFirst().inferenceService()).isEqualTo("z");
    assertThat(uses.getLast().inferenceService()).isEqualTo("a58");
  }
}
