package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.registry.Deployment;
import dev.cairn.crds.registry.LiveState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One word for where version churn-a is in serving. */
class LivePolicyTest {
  private static final String STABLE = "stable: {revision: r-a, modelVersion: churn-a}";

  private static @Nullable LiveState live(@Nullable LiveState before, ServingFacts... services) {
    List<Deployment> uses =
        DeploymentsPolicy.of("churn-a", List.of(services), List.of(), Versions.NOW);
    return LivePolicy.of("churn-a", uses, List.of(services), before);
  }

  private static ServingFacts candidate(String phase, int weight) {
    return Services.facts(
        "rolling",
        "candidate: {revision: r-a, modelVersion: churn-a, weight: %d}".formatted(weight),
        "rollout: {phase: %s}".formatted(phase));
  }

  private static ServingFacts ended(String outcome) {
    return Services.facts(
        "ended",
        "stable: {revision: r-b, modelVersion: churn-b}",
        "history: [{number: 1, modelVersion: churn-a, outcome: %s}]".formatted(outcome));
  }

  private static ServingFacts pinned() {
    return ServingFacts.of(
        Services.with("pinned", "model: {name: churn, version: churn-a}", "replicas: 0"));
  }

  @Test
  void aVersionThatNobodyKnowsHasNoWord() {
    assertThat(live(null, Services.facts("other", "replicas: 1"))).isNull();
    assertThat(live(null)).isNull();
  }

  @Test
  void isLiveWhereAnyServiceHasItAsStable() {
    assertThat(live(null, candidate("Step", 10), Services.refused("b"), Services.stable("a")))
        .isEqualTo(LiveState.LIVE);
  }

  @ParameterizedTest(name = "{0} with {1} %: {2}")
  @CsvSource({
    "Prepare,0,REQUESTED",
    "Shadow,0,ROLLING",
    "Step,10,ROLLING",
    "Step,0,REQUESTED",
    "Bake,100,ROLLING"
  })
  void isRollingWhileItGetsRequestsOrCopies(String phase, int weight, LiveState state) {
    assertThat(live(null, candidate(phase, weight))).isEqualTo(state);
  }

  @Test
  void isRequestedWhenASpecNamesItOrItStandsByAsFallback() {
    assertThat(live(null, pinned())).isEqualTo(LiveState.REQUESTED);
    assertThat(
            live(
                null,
                Services.facts(
                    "s", "traffic: {id: t, fallback: {when: [Error], version: {name: churn-a}}}")))
        .isEqualTo(LiveState.REQUESTED);
  }

  @Test
  void aRefusalSaysMoreThanAWish() {
    assertThat(live(null, pinned(), Services.refused("b"))).isEqualTo(LiveState.ROLLED_BACK);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"Promoted,RETIRED", "Unproven,RETIRED", "RolledBack,ROLLED_BACK", "Aborted,"})
  void whatIsOverIsReadFromTheHistory(String outcome, @Nullable LiveState state) {
    assertThat(live(null, ended(outcome))).isEqualTo(state);
  }

  @Test
  void havingBeenLiveAnywhereCountsMostOfWhatIsOver() {
    assertThat(live(null, ended("RolledBack"), ended("Promoted"))).isEqualTo(LiveState.RETIRED);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "LIVE,RETIRED",
    "RETIRED,RETIRED",
    "ROLLED_BACK,ROLLED_BACK",
    "ROLLING,",
    "REQUESTED,",
    "UNRECOGNISED,"
  })
  void whatWasLiveIsNotForgottenWithItsService(LiveState before, @Nullable LiveState after) {
    assertThat(live(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETIRED", "ROLLED_BACK"})
  void whatWasOverCanComeBack(LiveState before) {
    assertThat(live(before, Services.facts("s", STABLE))).isEqualTo(LiveState.LIVE);
  }
}
