package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.ServiceState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServicePlannerTest {
  private static final String A = "model: {version: churn-a}";
  private static final String B = "model: {version: churn-b}";

  @Test
  void theFirstPassMakesWhatIsMissingAndTellsThatNothingServesYet() {
    ServicePlan plan = new Composed(A).plan();

    assertThat(plan.create())
        .extracting(HasMetadata::getKind)
        .containsExactly("Deployment", "Service", "Service");
    assertThat(plan.router()).isPresent();
    assertThat(plan.joins()).isTrue();
    assertThat(plan.status().state()).isEqualTo(ServiceState.PENDING);
    assertThat(plan.status().traffic()).isNull();
    assertThat(plan.status().url()).isEqualTo("http://churn.retail.svc");
    assertThat(plan.remove()).isEmpty();
    assertThat(plan.shrink()).isEmpty();
  }

  @Test
  void aRevisionThatIsReadyGetsEverything() {
    Composed composed = new Composed(A);
    composed.step();
    composed.ready();

    ServicePlan plan = composed.step();

    RouteTable table = Objects.requireNonNull(plan.status().traffic());
    assertThat(table.backends())
        .extracting(RouteTable.Backend::role, RouteTable.Backend::weight)
        .containsExactly(tuple(RevisionRole.STABLE, 100));
    assertThat(plan.roles().values()).containsExactly(RevisionRole.STABLE);
    assertThat(plan.create()).isEmpty();
    assertThat(plan.verdict()).as("not before the status says so").isEmpty();
    assertThat(composed.step().verdict()).isPresent();
  }

  @Test
  void nobodyIsServedBeforeARouterFollowsTheTable() {
    Composed composed = new Composed(A);
    composed.step();
    composed.ready();
    composed.step();
    assertThat(composed.status().state()).isEqualTo(ServiceState.PENDING);
    assertThat(condition(composed.status(), "RouteReady")).isEqualTo("False");

    composed.acknowledged();
    composed.step();

    assertThat(composed.status().state()).isEqualTo(ServiceState.READY);
    for (String type : List.of("Ready", "Available", "UpToDate", "PredictorReady", "RouteReady")) {
      assertThat(condition(composed.status(), type)).as(type).isEqualTo("True");
    }
  }

  private static String condition(InferenceServiceStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .map(StatusCondition::status)
        .findFirst()
        .orElse("absent");
  }

  @Test
  void aSecondLookAtASettledServicePlansNothing() {
    Composed composed = Composed.serving(A);
    composed.now = composed.now.plusSeconds(3600);

    assertPlansNothing(composed);
  }

  private static void assertPlansNothing(Composed composed) {
    ServicePlan plan = composed.plan();
    assertThat(plan.status()).isEqualTo(composed.status());
    assertThat(List.of(plan.create(), plan.apply(), plan.grow(), plan.shrink(), plan.remove()))
        .allSatisfy(list -> assertThat(list).isEmpty());
    assertThat(plan.roles()).isEmpty();
    assertThat(plan.unmark()).isEmpty();
    assertThat(plan.events()).isEmpty();
    assertThat(plan.verdict()).isEmpty();
    assertThat(plan.router()).isEmpty();
    assertThat(plan.joins()).isFalse();
    assertThat(plan.next()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void anotherVersionIsMadeBesideAndGetsNothingBeforeItIsReady() {
    Composed composed = Composed.serving(A);
    RouteTable before = composed.status().traffic();
    composed.asks(B);

    ServicePlan plan = composed.step();

    assertThat(plan.create())
        .extracting(HasMetadata::getKind)
        .containsExactly("Deployment", "Service");
    assertThat(plan.status().traffic()).isEqualTo(before);
    composed.ready();
    composed.step();
    assertThat(Objects.requireNonNull(composed.status().traffic()).backends())
        .extracting(RouteTable.Backend::modelVersion, RouteTable.Backend::weight)
        .containsExactly(tuple("churn-a", 90), tuple("churn-b", 10));
  }

  @Test
  void countsOfABadVersionTakeItsWeightAwayInThatVeryStatus() {
    Composed composed = Composed.serving(A);
    composed.asks(B);
    composed.step();
    composed.ready();
    composed.step();
    String revision = composed.deployment("churn-b").getMetadata().getName();
    composed.now = composed.now.plusSeconds(10);
    composed.counted(
        List.of(
            new ArmStats(
                revision, false, new ArmStats.Counts(200, 60, 0, 0), 60, List.of(), List.of()),
            new ArmStats(
                composed.deployment("churn-a").getMetadata().getName(),
                false,
                new ArmStats.Counts(1800, 0, 0, 0),
                0,
                List.of(),
                List.of())));

    ServicePlan plan = composed.step();

    assertThat(plan.status().state()).isEqualTo(ServiceState.ROLLED_BACK);
    assertThat(Objects.requireNonNull(plan.status().traffic()).backends())
        .extracting(RouteTable.Backend::modelVersion, RouteTable.Backend::weight)
        .containsExactly(tuple("churn-a", 100));
    assertThat(plan.verdict()).as("a refusal goes into the journal first").isPresent();
    assertThat(plan.remove()).as("nothing goes before the table is persisted").isEmpty();
    assertThat(condition(plan.status(), "Stalled")).isEqualTo("True");
  }

  @Test
  void aRouterIsNotExchangedUnderARollout() {
    Composed composed = Composed.serving(A);
    composed.outdatedRouter();
    composed.otherRollouts = true;
    assertThat(composed.plan().router()).isEmpty();

    composed.otherRollouts = false;

    assertThat(composed.plan().router()).isPresent();
    assertThat(composed.plan().joins()).isFalse();
  }

  @Test
  void aRouterThatForgotThisServiceIsJoinedAgain() {
    Composed composed = Composed.serving(A);
    composed.router.orElseThrow().getMetadata().setOwnerReferences(List.of());

    assertThat(composed.plan().joins()).isTrue();
    assertThat(composed.plan().router()).isEmpty();
  }

  @Test
  void aPortThatSomebodyChangedIsPutBack() {
    Composed composed = Composed.serving(A);
    composed.of(Service.class).stream()
        .filter(made -> made.getMetadata().getName().equals("churn"))
        .forEach(made -> made.getSpec().getPorts().getFirst().setTargetPort(new IntOrString(1234)));

    assertThat(composed.plan().apply())
        .extracting(object -> object.getMetadata().getName())
        .containsExactly("churn");
  }

  @Test
  void aFallbackVersionIsMadeAndStandsInTheTableWithoutWeight() {
    Composed composed =
        Composed.serving(A + "\nfallback: {when: [Error], version: {name: churn-b}}");
    composed.ready();
    composed.step();

    assertThat(Objects.requireNonNull(composed.status().traffic()).backends())
        .extracting(RouteTable.Backend::role, RouteTable.Backend::weight)
        .containsExactly(tuple(RevisionRole.STABLE, 100), tuple(RevisionRole.FALLBACK, 0));
    assertThat(composed.plan().remove()).isEmpty();
  }

  @Test
  void aServiceWhoseStatusIsLostFindsItsVerdictsInTheJournal() {
    Composed composed = Composed.serving(A);
    InferenceServiceStatus before = composed.status();
    composed.service.setStatus(null);

    composed.step();

    assertThat(composed.status().history()).isEqualTo(before.history());
    assertThat(Objects.requireNonNull(composed.status().stable()).revision())
        .isEqualTo(Objects.requireNonNull(before.stable()).revision());
    assertThat(Objects.requireNonNull(composed.status().traffic()).backends())
        .isEqualTo(Objects.requireNonNull(before.traffic()).backends());
  }
}
