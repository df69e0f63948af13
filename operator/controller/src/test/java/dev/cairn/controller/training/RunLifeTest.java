package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.crds.training.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds whatever happens to a run, its Jobs, its status, the caches and the controller. */
class RunLifeTest {
  private static final String TRAIN = "churn-a";

  /** How far a look at the run comes before the controller dies. */
  enum Look {
    NONE,
    WHOLE,
    DIES_AFTER_CREATING,
    DIES_AFTER_STOPPING,
    DIES_BEFORE_RELEASING
  }

  /**
   * One moment of a run's life.
   *
   * @param what happens
   * @param look then follows
   */
  record Moment(Happening what, Look look) {}

  @Provide
  Arbitrary<Moment> moments() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(Happening.class)),
                Tuple.of(1, Arbitraries.just(Happening.GOES_ON)),
                Tuple.of(2, Arbitraries.just(Happening.GOES_ON_AND_IS_SEEN))),
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Look.class)), Tuple.of(3, Arbitraries.just(Look.WHOLE))))
        .as(Moment::new);
  }

  @Property(tries = 1000)
  void neverTrainsTwiceAndNeverTakesAVerdictBack(
      @ForAll RunKind kind, @ForAll @Size(min = 5, max = 25) List<@From("moments") Moment> life) {
    SimulatedCluster cluster = new SimulatedCluster(kind);

    life.forEach(moment -> live(cluster, moment));

    assertThat(cluster.made().stream().filter(name -> !name.equals(TRAIN)).distinct().count())
        .isLessThanOrEqualTo(TrainingRunObservation.MAX_EVALUATIONS);
  }

  @Property(tries = 1000)
  void comesToAnEndOnceNothingHoldsIt(
      @ForAll RunKind kind, @ForAll @Size(max = 15) List<@From("moments") Moment> life) {
    SimulatedCluster cluster = new SimulatedCluster(kind);
    life.forEach(moment -> live(cluster, moment));

    Happening.PERSON_RESUMES.happenIn(cluster);
    for (int i = 0; i < 40 && !hasEnded(cluster); i++) {
      live(cluster, new Moment(Happening.GOES_ON_AND_IS_SEEN, Look.WHOLE));
    }

    TrainingRunStatus end = cluster.run().getStatus();
    assertThat(end).isNotNull();
    assertThat(RunStatus.isTerminal(end.state())).as("state %s", end.state()).isTrue();
  }

  /** What a controller made before it died, its successor lists when it starts. */
  @Example
  void seesAfterADeathWhatWasMadeBeforeIt() {
    comesToAnEndOnceNothingHoldsIt(
        RunKind.ORDINARY,
        List.of(
            new Moment(Happening.NOTHING, Look.WHOLE),
            new Moment(Happening.GOES_ON, Look.NONE),
            new Moment(Happening.FINDS_ITSELF_PUBLISHED, Look.NONE),
            new Moment(Happening.GOES_ON_AND_IS_SEEN, Look.DIES_AFTER_CREATING),
            new Moment(Happening.TRAINING_JOB_VANISHES, Look.WHOLE)));
  }

  @Property(tries = 1000)
  void trainsOnceWhateverBecomesOfTheControllerAndItsCaches(
      @ForAll RunKind kind, @ForAll @Size(max = 6) List<Look> looks) {
    SimulatedCluster cluster = new SimulatedCluster(kind);

    for (Look look : looks) {
      live(cluster, new Moment(Happening.NOTHING, look));
      live(cluster, new Moment(Happening.GOES_ON, look));
      live(cluster, new Moment(Happening.CACHES_CATCH_UP, look));
    }
    for (int i = 0; i < 30 && !hasEnded(cluster); i++) {
      live(cluster, new Moment(Happening.GOES_ON_AND_IS_SEEN, Look.WHOLE));
    }

    assertThat(cluster.made())
        .as("%s", cluster.run().getStatus())
        .containsExactly(TRAIN, "churn-a-evaluate-1");
    assertThat(cluster.run().getStatus().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(cluster.version().orElseThrow().getSpec().artifact().digest())
        .isEqualTo(SimulatedJob.ARTIFACT.digest());
  }

  private static boolean hasEnded(SimulatedCluster cluster) {
    TrainingRunStatus status = cluster.run().getStatus();
    return status != null && RunStatus.isTerminal(status.state());
  }

  private static void live(SimulatedCluster cluster, Moment moment) {
    moment.what().happenIn(cluster);
    if (moment.look() != Look.NONE) {
      look(cluster, moment.look());
    }
    if (moment.look() != Look.NONE && moment.look() != Look.WHOLE) {
      cluster.cachesCatchUp(); // it died: its successor begins with a list of what is there
    }
  }

  /** One reconciliation, in the order of the reconciler, cut where the controller dies. */
  private static void look(SimulatedCluster cluster, Look look) {
    TrainingRunObservation seen = cluster.observed();
    TrainingRunPlan plan = plan(cluster, seen);
    Promises.check(cluster.run(), plan);
    assertThat(plan(cluster, seen)).as("the same facts, the same plan").isEqualTo(plan);
    refuseASecondTraining(cluster, seen, plan);
    if (cluster.isQueued()) {
      assertThat(plan.stop())
          .as("a queue's Job is never started")
          .allMatch(change -> Boolean.TRUE.equals(change.value()));
    }
    if (!cluster.create(plan.create()) || look == Look.DIES_AFTER_CREATING) {
      return;
    }
    cluster.change(plan.stop());
    if (look == Look.DIES_AFTER_STOPPING) {
      return;
    }
    cluster.write(plan.status());
    settles(cluster, seen, plan);
    agreesWithItsJournal(cluster, plan);
    if (look != Look.DIES_BEFORE_RELEASING) {
      cluster.change(plan.release());
    }
  }

  private static TrainingRunPlan plan(SimulatedCluster cluster, TrainingRunObservation seen) {
    return TrainingRunPlanner.plan(cluster.run(), seen, Runs.WORKER, cluster.now());
  }

  private static void refuseASecondTraining(
      SimulatedCluster cluster, TrainingRunObservation seen, TrainingRunPlan plan) {
    boolean trains =
        plan.create().stream()
            .filter(Job.class::isInstance)
            .map(HasMetadata::getMetadata)
            .anyMatch(meta -> meta.getName().equals(TRAIN));
    if (trains) {
      assertThat(latched(cluster.run().getStatus())).as("UIDs of Jobs that trained").isEmpty();
      assertThat(seen.journal()).as("verdict").isEmpty();
      assertThat(seen.version()).as("version").isEmpty();
    }
  }

  private static List<Workload> latched(@Nullable TrainingRunStatus status) {
    return status == null ? List.of() : status.workloads();
  }

  /** Planned again from its own status, nothing is new: nothing to write, nothing to tell. */
  private static void settles(
      SimulatedCluster cluster, TrainingRunObservation seen, TrainingRunPlan plan) {
    TrainingRunPlan again = plan(cluster, seen);
    assertThat(again.status()).isEqualTo(plan.status());
    assertThat(again.events()).isEmpty();
  }

  /** A verdict that was written down is the run's verdict, unless its version's name was taken. */
  private static void agreesWithItsJournal(SimulatedCluster cluster, TrainingRunPlan plan) {
    Optional<Journal> journal = cluster.journal();
    boolean taken = RunStatus.hasReason(plan.status(), TrainingRunReason.NameConflict);
    if (journal.isPresent() && RunStatus.isTerminal(plan.status().state()) && !taken) {
      TrainingRunStatus latched =
          ApiMapper.objectMapper().convertValue(journal.get().status(), TrainingRunStatus.class);
      assertThat(plan.status().state()).isEqualTo(latched.state());
    }
  }
}
