package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.analytics.sequential.Pairs;
import dev.cairn.controller.serving.rollout.RevisionSeen.Trouble;
import dev.cairn.crds.serving.InferenceServiceSpec;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A service, its Deployments and its routers: plans are carried out as they say. */
final class World {
  static final InferenceServiceStatus NO_STATUS = Statuses.EMPTY;
  static final String A = "churn-a";
  static final String B = "churn-b";
  static final String C = "churn-c";

  InferenceServiceSpec spec;
  InferenceServiceStatus status = NO_STATUS;
  Target target = new Target.Found(Specs.revision("a"));
  @Nullable Target rollbackTarget;
  final Map<String, RevisionSeen> revisions = new TreeMap<>();
  Levers levers = Levers.NONE;
  Evidence evidence = new Evidence.Unavailable("nobody asked the routers yet");
  Optional<LastVerdict> journal = Optional.empty();
  Instant now = Instant.parse("2026-11-21T12:00:00Z");

  World(InferenceServiceSpec spec) {
    this.spec = spec;
  }

  /** A service whose revision a serves. */
  static World serving(InferenceServiceSpec spec) {
    World world = new World(spec);
    world.step();
    world.ready();
    world.step();
    world.step();
    return world;
  }

  /** The same, asked to serve revision b. */
  static World changing(InferenceServiceSpec spec) {
    World world = serving(spec);
    world.asks("b");
    world.step();
    return world;
  }

  /** The same with revision b at its first step or, without steps, where it goes first. */
  static World moving(InferenceServiceSpec spec) {
    World world = changing(spec);
    world.ready();
    world.step();
    return world;
  }

  void asks(String name) {
    target = new Target.Found(Specs.revision(name));
  }

  RolloutCase look() {
    return new RolloutCase(
        spec, 1, status, target, rollbackTarget, revisions, levers, evidence, journal, now);
  }

  RolloutPlan plan() {
    return new RolloutPlanner(SimpleJudge::judge).plan(look());
  }

  /** Looks once, and everything is carried out. */
  RolloutPlan step() {
    RolloutPlan plan = plan();
    resize(plan);
    plan.verdict().ifPresent(verdict -> journal = Optional.of(verdict));
    String before = Statuses.table(status);
    status = Statuses.written(status, plan);
    if (!Statuses.table(status).equals(before)) {
      evidence = new Evidence.Unavailable("routers were not asked since the table changed");
    }
    revisions.replaceAll((name, seen) -> Seen.role(seen, plan.roles().get(name)));
    plan.removable().forEach(revisions::remove);
    return plan;
  }

  private void resize(RolloutPlan plan) {
    plan.sizes()
        .forEach(
            (name, size) -> {
              RevisionSeen seen = revisions.get(name);
              revisions.put(name, seen == null ? Seen.made(name, size) : Seen.sized(seen, size));
            });
  }

  RolloutPlan after(String duration) {
    now = now.plus(Duration.parse("PT" + duration));
    return step();
  }

  /** All pods become ready. */
  void ready() {
    revisions.replaceAll((name, seen) -> Seen.ready(seen, seen.wantedReplicas()));
  }

  void ready(String revision, int pods) {
    revisions.computeIfPresent(revision, (name, seen) -> Seen.ready(seen, pods));
  }

  void trouble(String revision, String reason, String message) {
    revisions.computeIfPresent(
        revision, (name, seen) -> Seen.troubled(seen, new Trouble(reason, message)));
  }

  /** Routers use the present table and counted this under it. */
  void counted(long requests, long failures) {
    counted(arm(requests, failures), arm(9 * requests, 0));
  }

  void counted(Arm candidate, Arm stable) {
    counted(candidate, stable, null);
  }

  void counted(Arm candidate, Arm stable, @Nullable Pairs pairs) {
    evidence = counts(candidate, stable, pairs);
  }

  Evidence.Counted counts(Arm candidate, Arm stable, @Nullable Pairs pairs) {
    return new Evidence.Counted(
        Statuses.table(status),
        true,
        now.getEpochSecond(),
        candidate,
        stable,
        pairs,
        Map.of(),
        true,
        List.of());
  }

  /** The same evidence, but not every pod answered. */
  void incomplete() {
    evidence = said(true, false, Map.of(), List.of());
  }

  void unacknowledged() {
    evidence = said(false, true, Map.of(), List.of());
  }

  void inFlight(String revision, long requests) {
    evidence = said(true, true, Map.of(revision, requests), List.of());
  }

  void tripped(String pod) {
    evidence =
        said(
            true,
            true,
            Map.of(),
            List.of(new Trip(pod, Statuses.table(status), "2026-11-21T12:00:00Z")));
  }

  private Evidence.Counted said(
      boolean acknowledged, boolean complete, Map<String, Long> inFlight, List<Trip> trips) {
    Evidence.Counted old =
        evidence instanceof Evidence.Counted counted ? counted : counts(Arm.NONE, Arm.NONE, null);
    return new Evidence.Counted(
        old.table(),
        acknowledged,
        old.sinceEpochSeconds(),
        old.candidate(),
        old.stable(),
        old.pairs(),
        inFlight,
        complete,
        trips);
  }

  static Arm arm(long requests, long failures) {
    return new Arm(requests, failures, 0, failures, List.of(), List.of());
  }

  /** Percent that a revision gets. */
  int weight(String revision) {
    RouteTable table = status.traffic();
    return table == null
        ? 0
        : table.backends().stream()
            .filter(backend -> backend.revision().equals(revision))
            .mapToInt(RouteTable.Backend::weight)
            .sum();
  }

  /** From the present phase to the end, healthy and in time. */
  void finish() {
    for (int i = 0; i < 40 && status.rollout() != null; i++) {
      ready();
      counted(10_000, 0);
      after("10M");
    }
    step();
  }
}
