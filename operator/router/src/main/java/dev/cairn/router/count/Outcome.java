package dev.cairn.router.count;

/** How a request, or a revision's part in it, ended. */
public enum Outcome {
  /** Status 100 to 399. */
  OK("Ok", false),
  /** Status 400 to 499. */
  CLIENT_ERROR("ClientError", false),
  /** Status 500 to 599, or an answer that broke off. */
  ERROR("Error", true),
  /** No first byte in time. */
  TIMEOUT("Timeout", true),
  /** Refused, or closed before the first byte. */
  CONNECT_ERROR("ConnectError", true),
  /** All connections are busy, and so is the queue for them. */
  OVERLOAD("Overload", true),
  /** The request breaks the signature. */
  SCHEMA_VIOLATION("SchemaViolation", false),
  /** The revision has no ready endpoint. */
  NO_ENDPOINT("NoEndpoint", true),
  /** The client went away. */
  DISCONNECTED("Disconnected", false);

  private final String said;
  private final boolean failure;

  Outcome(String said, boolean failure) {
    this.said = said;
    this.failure = failure;
  }

  /** As records, headers and metrics name it. */
  public String said() {
    return said;
  }

  /** Whether it speaks against the revision. */
  public boolean isFailure() {
    return failure;
  }

  /** Whether the predictor cannot have begun to work on the request. */
  public boolean isBeforeSend() {
    return this == OVERLOAD || this == NO_ENDPOINT;
  }

  /** Of an answer with this status. */
  public static Outcome of(int status) {
    if (status >= 500) {
      return ERROR;
    }
    return status >= 400 ? CLIENT_ERROR : OK;
  }
}
