package dev.cairn.controller.registry;

import static dev.cairn.controller.registry.Services.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.crds.registry.Deployment.Role;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service says of versions. */
class ServingFactsTest {
  private static final String STABLE = "stable: {revision: r-a, modelVersion: churn-a, weight: 90}";
  private static final String CANDIDATE =
      "candidate: {revision: r-b, modelVersion: churn-b, weight: 10}";
  private static final String BLOCKED =
      "blockedRevisions: [{revision: r-b, modelVersion: churn-b, at: \"2026-11-20T09:00:00Z\"}]";

  @Test
  void tellsStableAndCandidateOfARollout() {
    ServingFacts facts =
        facts(
            "churn",
            STABLE,
            CANDIDATE,
            "rollout: {phase: Step, startedAt: \"2026-11-21T07:00:00Z\"}",
            "history: [",
            "  {number: 3, revision: r-a, outcome: Promoted, finishedAt: \"2026-11-03T00:00:00Z\"},",
            "  {number: 9, revision: r-a, outcome: Unproven, finishedAt: \"2026-11-09T00:00:00Z\"},",
            "  {number: 10, revision: r-a, outcome: Aborted, finishedAt: \"2026-11-10T00:00:00Z\"},",
            "  {number: 11, revision: r-0, outcome: Promoted, finishedAt: \"2026-11-11T00:00:00Z\"}]");

    assertThat(facts.places())
        .containsExactly(
            new ServingPlace("churn-a", Role.STABLE, 90, "2026-11-09T00:00:00Z"),
            new ServingPlace("churn-b", Role.CANDIDATE, 10, "2026-11-21T07:00:00Z"));
  }

  @ParameterizedTest(name = "in phase {0} a candidate is {1}")
  @CsvSource({"Prepare,CANDIDATE", "Shadow,SHADOW", "Step,CANDIDATE", "Bake,CANDIDATE"})
  void theCandidateIsAShadowWhileItGetsCopies(String phase, Role role) {
    assertThat(facts("churn", CANDIDATE, "rollout: {phase: %s}".formatted(phase)).places())
        .extracting(ServingPlace::role)
        .containsExactly(role);
  }

  @Test
  void takesASharesSizeFromTheTableWhenTheRevisionDoesNotSay() {
    ServingFacts facts =
        facts(
            "churn",
            "stable: {revision: r-a, modelVersion: churn-a}",
            "traffic: {id: t1, backends: [",
            "  {role: Candidate, revision: r-b, weight: 30, service: r-b, port: 80},",
            "  {role: Stable, revision: r-a, weight: 70, service: r-a, port: 80},",
            "  {role: Fallback, revision: r-f, modelVersion: rules, weight: 0, service: r-f, port: 80},",
            "  {role: Rival, revision: r-x, modelVersion: x, weight: 30, service: r-x, port: 80}]}");

    assertThat(facts.places())
        .containsExactly(
            new ServingPlace("churn-a", Role.STABLE, 70, null),
            new ServingPlace("rules", Role.FALLBACK, null, null));
  }

  @Test
  void tellsTheFallbackOfTheTableOnce() {
    ServingFacts facts =
        facts(
            "churn",
            "traffic: {id: t1, fallback: {when: [Error], version: {name: rules}}, backends: [",
            "  {role: Fallback, revision: r-f, modelVersion: rules, weight: 0, service: r, port: 80}]}");

    assertThat(facts.places())
        .containsExactly(new ServingPlace("rules", Role.FALLBACK, null, null));
  }

  @Test
  void aBlockedVersionIsRefusedAlsoWhileItsLastRequestsAreAnswered() {
    ServingPlace refused = new ServingPlace("churn-b", Role.REFUSED, null, "2026-11-20T09:00:00Z");

    assertThat(facts("churn", BLOCKED).places()).containsExactly(refused);
    assertThat(facts("churn", BLOCKED, CANDIDATE).places()).containsExactly(refused);
  }

  @Test
  void aCandidateThatLeavesUnblockedIsNotRefused() {
    String other = CANDIDATE.replace("r-b, modelVersion: churn-b", "r-c, modelVersion: churn-c");

    assertThat(facts("churn", BLOCKED, other).places())
        .extracting(ServingPlace::version, ServingPlace::role)
        .containsExactly(tuple("churn-c", Role.CANDIDATE), tuple("churn-b", Role.REFUSED));
  }

  @Test
  void oneThatIsTriedAgainIsNotRefused() {
    assertThat(facts("churn", BLOCKED, CANDIDATE, "rollout: {phase: Step}").places())
        .extracting(ServingPlace::role)
        .containsExactly(Role.CANDIDATE);
    assertThat(facts("churn", BLOCKED, "stable: {revision: r-b, modelVersion: churn-b}").places())
        .extracting(ServingPlace::role)
        .containsExactly(Role.STABLE);
  }

  @Test
  void anotherRevisionOfTheSameVersionStaysRefused() {
    assertThat(facts("churn", BLOCKED, "stable: {revision: r-c, modelVersion: churn-b}").places())
        .extracting(ServingPlace::role)
        .containsExactly(Role.STABLE, Role.REFUSED);
  }

  @Test
  void theLastDecisionAboutAVersionCounts() {
    ServingFacts facts =
        facts(
            "churn",
            "history: [",
            "  {number: 12, modelVersion: a, outcome: RolledBack},",
            "  {number: 2, modelVersion: a, outcome: Promoted},",
            "  {number: 3, modelVersion: b, outcome: Unproven},",
            "  {number: 4, modelVersion: b, outcome: Aborted},",
            "  {number: 5, modelVersion: c, outcome: Superseded},",
            "  {number: 6, outcome: Promoted}]");

    assertThat(facts.past()).isEqualTo(Map.of("a", Outcome.ROLLED_BACK, "b", Outcome.UNPROVEN));
    assertThat(facts.named()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void namesWhatItsSpecAsksFor() {
    ServingFacts facts =
        ServingFacts.of(
            Services.with(
                "churn",
                "{model: {name: churn, version: churn-c},"
                    + " fallback: {when: [Error], version: {name: rules}}}",
                STABLE));

    assertThat(facts.asked()).containsExactlyInAnyOrder("churn-c", "rules");
    assertThat(facts.named()).containsExactlyInAnyOrder("churn-a", "churn-c", "rules");
  }

  @Test
  void aNewOrLostStatusTellsNothing() {
    ServingFacts facts = ServingFacts.of(Services.untold("churn"));

    assertThat(facts.isTold()).isFalse();
    assertThat(facts.named()).isEmpty();
    assertThat(facts("churn").isTold()).isTrue();
  }

  @Test
  void whatDoesNotConcernVersionsChangesNoFacts() {
    String few = "rollout: {phase: Step, checks: [{name: errorRate, samples: 10}]}";
    String more = "rollout: {phase: Step, checks: [{name: errorRate, samples: 20}]}";

    assertThat(facts("churn", STABLE, CANDIDATE, more, "replicas: 3"))
        .isEqualTo(facts("churn", STABLE, CANDIDATE, few, "replicas: 2"));
    assertThat(facts("churn", STABLE, CANDIDATE.replace("10", "50"), few))
        .isNotEqualTo(facts("churn", STABLE, CANDIDATE, few));
  }
}
