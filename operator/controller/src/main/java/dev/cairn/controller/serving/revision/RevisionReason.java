package dev.cairn.controller.serving.revision;

/** Why a version cannot be served; part of the API. */
public enum RevisionReason {
  /** It is a version of another model than the service names. */
  OtherModel,
  /** Nobody said how it predicts: no evidence records a predictor, and the service gives none. */
  PredictorMissing,
  /** Nobody said in which image it predicts. */
  ImageUnknown,
  /** Its server speaks what this version of Cairn does not know. */
  ProtocolUnknown
}
