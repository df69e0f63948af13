package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** When a request that the candidate failed is sent to stable. */
public enum RetryOnStable {
  /** Also when the candidate may have begun to work. */
  @JsonProperty("Always")
  ALWAYS,
  /** Only when nothing was sent. */
  @JsonProperty("BeforeSend")
  BEFORE_SEND,
  /** The client sees the failure. */
  @JsonProperty("Never")
  NEVER,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
