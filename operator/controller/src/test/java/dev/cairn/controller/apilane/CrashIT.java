package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator may die between any two of its writes, and any answer may be lost. */
@ExtendWith(WorldExtension.class)
class CrashIT {
  /** More writes than one run takes: the last cases must end without a crash. */
  private static final int MOST_WRITES = 34;

  private static final int AT_ONCE = 8;
  private static final String RUN = "churn-a";

  /** What one operator did to one world. */
  private record Case(int n, World world, OperatorProcess operator) {
    boolean wasHit() {
      return operator.traffic().writes() >= n;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void afterACrashBetweenAnyTwoWritesEverythingIsThereOnce(boolean evaluated) throws Exception {
    List<Case> cases = startEach(Traffic::dyingAfter, evaluated);
    try {
      assertThat(cases).as("all writes of a run are covered").anyMatch(one -> !one.wasHit());
      Set<String> namespaces =
          cases.stream().map(one -> one.world().namespace()).collect(Collectors.toSet());
      Traffic traffic = Traffic.undisturbed();
      try (OperatorProcess successor =
          OperatorProcess.start(ApiLane.SHARED, traffic, ChartRights.CONTROLLER, namespaces)) {
        cases.forEach(one -> assertDone(one));
        if (evaluated) {
          cases.forEach(one -> assertComparedWithTheChampion(one.world()));
        }
        successor.traffic().awaitSilence(Duration.ofSeconds(2), Duration.ofSeconds(30));
      }
    } finally {
      cases.forEach(one -> one.world().close());
    }
  }

  @Test
  void afterAnyLostAnswerEverythingIsThereOnce() throws Exception {
    List<Case> cases = startEach(Traffic::losingAnswer, false);
    try {
      assertThat(cases).as("all writes of a run are covered").anyMatch(one -> !one.wasHit());
      cases.forEach(one -> assertDone(one));
    } finally {
      cases.forEach(one -> one.world().close());
    }
  }

  @Test
  void tenKillsAtRandomMomentsOfOneRunLeaveEverythingThereOnce(World world) throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of random kills: " + seed);
    Random random = new Random(seed);
    world.create(Samples.run(RUN));
    for (int kill = 0; kill < 10; kill++) {
      OperatorProcess operator = world.operator(Traffic.dyingAfter(1 + random.nextInt(4)));
      operator.traffic().awaitDeath(Duration.ofMillis(random.nextInt(900)));
      operator.close();
    }
    OperatorProcess last = world.operator();

    world.assertDoneOnce(RUN);
    last.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
  }

  @Test
  void twoOperatorsAtOnceDoEverythingOnce(World world) throws Exception {
    world.kubelet().hurry();
    OperatorProcess one = world.operator();
    OperatorProcess other = world.operator();
    List<String> names = List.of("churn-a", "churn-b", "churn-c", "churn-d");
    names.forEach(name -> world.create(Samples.run(name)));

    names.forEach(world::assertDoneOnce);
    one.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
    other.traffic().awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
  }

  /** A run with one operator for each n, until the operator is dead or the run is settled. */
  private static List<Case> startEach(IntFunction<Traffic> traffic, boolean evaluated)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Case>> starts = new ArrayList<>();
      for (int n = 1; n <= MOST_WRITES; n++) {
        int number = n;
        starts.add(() -> play(number, traffic.apply(number), evaluated));
      }
      List<Case> cases = new ArrayList<>();
      for (Future<Case> done : threads.invokeAll(starts)) {
        cases.add(done.get());
      }
      return cases;
    }
  }

  private static Case play(int n, Traffic traffic, boolean evaluated) {
    World world = new World();
    if (evaluated) {
      world.champion("churn-0");
    }
    OperatorProcess operator = world.operator(traffic);
    world.create(evaluated ? Samples.evaluated(RUN) : Samples.run(RUN));
    eventually(() -> assertThat(traffic.isDead() || isSettled(world)).as("case %d", n).isTrue());
    if (traffic.isDead()) {
      operator.close();
    }
    return new Case(n, world, operator);
  }

  private static boolean isSettled(World world) {
    var version = world.versionResource(RUN).get();
    return world.status(RUN).state() == RunState.SUCCEEDED
        && version != null
        && version.getStatus() != null
        && version.getStatus().provenance() != null
        && world.events(RUN).stream().anyMatch(event -> event.getReason().equals("Verified"))
        && areJobsLetGo(world);
  }

  private static boolean areJobsLetGo(World world) {
    return isLetGo(world, RUN) && isLetGo(world, RUN + "-evaluate-1");
  }

  private static boolean isLetGo(World world, String name) {
    Job job = world.jobResource(name).get();
    return job != null && job.getSpec().getTtlSecondsAfterFinished() != null;
  }

  private static void assertComparedWithTheChampion(World world) {
    TrainingRunStatus status = world.status(RUN);
    assertThat(Objects.requireNonNull(status.evaluation()).champion()).isEqualTo("churn-0");
    assertThat(status.gates()).isEqualTo("2/2");
    assertThat(world.condition(RUN, "ChampionAvailable")).isEmpty();
  }

  private static void assertDone(Case one) {
    try {
      one.world().assertDoneOnce(RUN);
      eventually(() -> assertThat(areJobsLetGo(one.world())).as("Jobs may expire").isTrue());
    } catch (AssertionError e) {
      throw new AssertionError(
          "write %d: %s; writes were %s"
              .formatted(
                  one.n(),
                  e.getMessage(),
                  one.operator().traffic().seen().stream().filter(Request::isWrite).toList()),
          e);
    }
  }
}
