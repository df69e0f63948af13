package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.ServiceState;
import java.time.Duration;

/** What people are told while a phase lasts. */
final class PhaseWords {
  /** Routers take a new table within moments: only later is their silence worth a word. */
  private static final Duration TABLES_MAY_LAG = Duration.ofSeconds(30);

  private PhaseWords() {}

  /** State of a service whose rollout goes its way. */
  static ServiceState going(Underway roll) {
    return switch (roll.rollout().phase()) {
      case PREPARE, STEP, UNRECOGNISED -> ServiceState.PROGRESSING;
      case SHADOW -> ServiceState.SHADOWING;
      case BAKE -> ServiceState.BAKING;
    };
  }

  /** State of a service whose rollout waits; what has everything serves meanwhile. */
  private static ServiceState waiting(Underway roll) {
    ServiceState going = going(roll);
    return going == ServiceState.BAKING ? going : ServiceState.WAITING;
  }

  /** Where the rollout is: "churn-2 at 10 % (step 1 of 2)". */
  static String place(Underway roll) {
    return switch (roll.rollout().phase()) {
      case PREPARE, UNRECOGNISED -> roll.name() + " gets ready";
      case SHADOW -> roll.name() + " gets copies";
      case STEP ->
          "%s at %d %% (step %d of %d)"
              .formatted(
                  roll.name(),
                  roll.memory().candidateWeight(),
                  roll.step(),
                  Math.max(roll.step(), Course.steps(roll)));
      case BAKE -> roll.name() + " at 100 %, the previous revision is kept warm";
    };
  }

  static Standing inTime(Underway roll, Finding finding) {
    return new Standing(
        going(roll), ServiceReason.Progressing, place(roll) + ": " + figures(finding));
  }

  static Standing awaitsPerson(Underway roll, Finding finding) {
    return new Standing(
        waiting(roll),
        ServiceReason.WaitingForPromotion,
        "%s: %s; it goes on when cairn.dev/complete-step is %s/%d"
            .formatted(place(roll), figures(finding), roll.name(), roll.step()));
  }

  static Standing undecided(Underway roll, Finding finding) {
    boolean shared = finding.isShared();
    return new Standing(
        waiting(roll),
        shared ? ServiceReason.SharedFailure : ServiceReason.InsufficientSamples,
        "%s: %s; %s"
            .formatted(
                place(roll),
                figures(finding),
                shared
                    ? "stable fails as well, so that nothing is decided"
                    : finding.lacksOnlySamples()
                        ? "too few to judge by"
                        : "neither proof of harm nor of its absence"));
  }

  static Standing tripped(Underway roll, Finding finding) {
    return new Standing(
        waiting(roll),
        ServiceReason.ErrorRateHigh,
        "%s: router pod %s took its weight away for failed requests, which all pods together do not confirm (%s); end it with cairn.dev/abort: %s, or go on with cairn.dev/complete"
            .formatted(
                place(roll),
                finding.counted().tripped().getFirst().pod(),
                figures(finding),
                roll.name()));
  }

  static Standing incomplete(Underway roll) {
    return new Standing(
        waiting(roll),
        ServiceReason.MetricsUnavailable,
        place(roll) + ": not every router pod says what it counted; the split stays");
  }

  /** Nothing is known of what happens under the present table. */
  static Standing blind(Underway roll) {
    if (roll.elapsed().compareTo(TABLES_MAY_LAG) < 0) {
      return new Standing(
          going(roll), ServiceReason.Progressing, place(roll) + ": routers take the new split up");
    }
    String why =
        roll.that().evidence() instanceof Evidence.Unavailable unavailable
            ? unavailable.why()
            : "not every router pod uses the present table";
    return new Standing(
        waiting(roll),
        ServiceReason.MetricsUnavailable,
        "%s: %s; the split stays".formatted(place(roll), why));
  }

  /** Why a candidate is refused. */
  static String failed(Underway roll, Finding finding) {
    return "%s failed at %s: %s".formatted(roll.name(), weight(roll), figures(finding));
  }

  private static String weight(Underway roll) {
    int weight = roll.memory().candidateWeight();
    return weight == 0 ? "copies" : weight + " %";
  }

  private static String figures(Finding finding) {
    return Finding.figures(finding.counted());
  }
}
