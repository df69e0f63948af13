package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Truth;
import dev.cairn.controller.serving.rollout.ServiceReason;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.ServiceState;
import dev.cairn.crds.serving.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a service stands, as conditions tell it (api.md, section 4). Pure. */
final class Standing {
  static final String READY = "Ready";
  static final String AVAILABLE = "Available";
  static final String UP_TO_DATE = "UpToDate";
  static final String PREDICTOR_READY = "PredictorReady";
  static final String ROUTE_READY = "RouteReady";
  static final String CANDIDATE_HEALTHY = "CandidateHealthy";
  static final String RECONCILING = "Reconciling";
  static final String STALLED = "Stalled";

  /**
   * What conditions are made of.
   *
   * @param state in one word
   * @param reason of that state
   * @param message what happened and what to do
   * @param isRefused whether what the spec asks for was tried and refused
   * @param followsStage whether the spec names a stage: then Git has nothing to revert
   * @param behind why stable is not what the spec asks for; null: it is
   * @param stable that serves; null before the first
   * @param candidate that is tried; null without
   * @param verdict of the rollout's checks; null without a rollout
   * @param route whether routers split by the present table
   */
  record Facts(
      ServiceState state,
      ServiceReason reason,
      String message,
      boolean isRefused,
      boolean followsStage,
      @Nullable ServiceReason behind,
      @Nullable RevisionStatus stable,
      @Nullable RevisionStatus candidate,
      @Nullable Verdict verdict,
      Route route) {}

  /**
   * The routers, as seen.
   *
   * @param serves whether one of them takes the service's requests
   * @param isSettled whether all of them split by the present table, and no revision waits for its
   *     last requests
   * @param message about it
   */
  record Route(boolean serves, boolean isSettled, String message) {}

  private Standing() {}

  /** The conditions. */
  static List<StatusCondition> of(
      Facts facts, List<StatusCondition> before, Conditions conditions) {
    ready(facts, before, conditions);
    boolean predicts = isReady(facts.stable());
    conditions.set(
        AVAILABLE,
        truth(predicts && facts.route().serves()),
        predicts
            ? (facts.route().serves() ? ServiceReason.Serving : ServiceReason.RouterNotReady)
            : ServiceReason.PredictorNotReady,
        predicts ? facts.route().message() : words(facts.stable()));
    conditions.set(
        UP_TO_DATE,
        truth(facts.behind() == null),
        facts.behind() == null ? ServiceReason.Serving : facts.behind(),
        facts.behind() == null ? "stable is what the spec asks for" : facts.message());
    conditions.set(
        PREDICTOR_READY,
        truth(predicts),
        predicts ? ServiceReason.Serving : ServiceReason.PredictorNotReady,
        words(facts.stable()));
    route(facts.route(), conditions);
    candidate(facts, conditions);
    return conditions.build();
  }

  private static void ready(Facts facts, List<StatusCondition> before, Conditions conditions) {
    ServiceReason reason = facts.reason();
    String message = facts.message();
    switch (facts.state()) {
      case READY, BAKING, ROLLED_BACK -> settled(facts, conditions);
      case DEGRADED -> conditions.set(READY, Truth.FALSE, reason, message);
      case SUSPENDED -> conditions.set(READY, Truth.UNKNOWN, reason, message);
      case PAUSED -> paused(facts, before, conditions);
      case PENDING, SHADOWING, PROGRESSING, WAITING, UNRECOGNISED -> {
        if (facts.isRefused()) {
          stalled(facts, conditions);
        } else {
          conditions.set(READY, Truth.UNKNOWN, reason, message);
          conditions.set(RECONCILING, Truth.TRUE, reason, message);
        }
      }
    }
  }

  /** A refused version that Git names is Git's to revert; a stage follows by itself. */
  private static void settled(Facts facts, Conditions conditions) {
    if (facts.isRefused() && !facts.followsStage()) {
      stalled(facts, conditions);
    } else {
      conditions.set(READY, Truth.TRUE, facts.reason(), facts.message());
    }
  }

  private static void stalled(Facts facts, Conditions conditions) {
    conditions.set(READY, Truth.FALSE, facts.reason(), facts.message());
    conditions.set(STALLED, Truth.TRUE, facts.reason(), facts.message());
  }

  private static void paused(Facts facts, List<StatusCondition> before, Conditions conditions) {
    Truth was =
        Conditions.find(before, READY)
            .map(
                condition ->
                    switch (condition.status()) {
                      case StatusCondition.TRUE -> Truth.TRUE;
                      case StatusCondition.FALSE -> Truth.FALSE;
                      default -> Truth.UNKNOWN;
                    })
            .orElse(Truth.UNKNOWN);
    conditions.set(READY, was, facts.reason(), facts.message());
  }

  private static void route(Route route, Conditions conditions) {
    if (route.isSettled()) {
      conditions.set(ROUTE_READY, Truth.TRUE, ServiceReason.Serving, route.message());
    } else if (route.serves()) {
      conditions.set(ROUTE_READY, Truth.UNKNOWN, ServiceReason.Progressing, route.message());
    } else {
      conditions.set(ROUTE_READY, Truth.FALSE, ServiceReason.RouterNotReady, route.message());
    }
  }

  private static void candidate(Facts facts, Conditions conditions) {
    if (facts.candidate() == null) {
      return;
    }
    boolean isUnready = !isReady(facts.candidate());
    Truth healthy =
        isUnready || facts.verdict() == null
            ? Truth.UNKNOWN
            : switch (facts.verdict()) {
              case PASSED -> Truth.TRUE;
              case FAILED -> Truth.FALSE;
              case INCONCLUSIVE, UNRECOGNISED -> Truth.UNKNOWN;
            };
    conditions.set(
        CANDIDATE_HEALTHY,
        healthy,
        healthy == Truth.TRUE ? ServiceReason.Healthy : facts.reason(),
        isUnready ? words(facts.candidate()) : facts.message());
  }

  private static boolean isReady(@Nullable RevisionStatus revision) {
    return revision != null && revision.readyReplicas() != null && revision.readyReplicas() > 0;
  }

  private static String words(@Nullable RevisionStatus revision) {
    return revision == null
        ? "no version has become ready yet"
        : "%s: %d of %d pods ready"
            .formatted(
                revision.modelVersion(),
                revision.readyReplicas() == null ? 0 : revision.readyReplicas(),
                revision.replicas() == null ? 0 : revision.replicas());
  }

  private static Truth truth(boolean holds) {
    return holds ? Truth.TRUE : Truth.FALSE;
  }
}
