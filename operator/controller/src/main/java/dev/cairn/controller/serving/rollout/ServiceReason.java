package dev.cairn.controller.serving.rollout;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reasons of an InferenceService's conditions, part of the API. */
public enum ServiceReason {
  /** The version that is asked for serves. */
  Serving,
  /** A change is being carried out. */
  Progressing,
  /** A step waits for a person's cairn.dev/complete-step. */
  WaitingForPromotion,
  /** Too few requests to judge the candidate by. */
  InsufficientSamples,
  /** spec.rollout.freeze holds the rollout. */
  Frozen,
  /** The revision that is asked for was refused; the one before serves. */
  RolledBack,
  /** The ModelVersion is not there. */
  ModelVersionNotFound,
  /** The ModelVersion is not verified yet, or the stage has none yet. */
  ModelVersionPending,
  /** The ModelVersion was rejected. */
  ModelVersionRejected,
  /** The ModelVersion and the spec do not say together how to serve it, or say it wrongly. */
  NotServable,
  /** No pod of the revision that serves is ready. */
  PredictorNotReady,
  /** No pod of the namespace's router is ready, or none follows the service yet. */
  RouterNotReady,
  /** The candidate's pods were not ready within spec.rollout.progressDeadline. */
  NotReadyInTime,
  /** More requests failed than spec.rollout.analysis.errorRate allows. */
  ErrorRateHigh,
  /** More requests were slow than spec.rollout.analysis.latency allows. */
  LatencyHigh,
  /** The arms' predictions lie further apart than is allowed. */
  PredictionShifted,
  /** Fewer answers agree than spec.rollout.shadow.minAgreement asks for. */
  Disagreement,
  /** Stable fails as well: not the candidate's fault. */
  SharedFailure,
  /** Routers cannot be asked, or do not use the present table yet. */
  MetricsUnavailable,
  /** No harm was seen. */
  Healthy,
  /** Somebody else's object has a name that is needed. */
  NameConflict,
  /** The API server refuses something: a right is missing. */
  Forbidden,
  /** spec.suspend holds the service. */
  Suspended,
  /** A person ended or holds it. */
  Paused;

  /** The reason of that name; another one where there is none. */
  static ServiceReason of(@Nullable String name, ServiceReason other) {
    return Arrays.stream(values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElse(other);
  }
}
