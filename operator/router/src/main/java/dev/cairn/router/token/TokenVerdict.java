package dev.cairn.router.token;

/** What a token is worth. */
public enum TokenVerdict {
  /** It is the controller's. */
  ACCEPTED,
  /** It was signed by the cluster, and its time is over. */
  EXPIRED,
  /** It was signed by the cluster, for somebody else to read. */
  AUDIENCE,
  /** It is not the controller's, or no token at all. */
  REFUSED,
  /** Its key is not among those known: it may be a new one. */
  UNKNOWN_KEY,
  /** No keys are known yet, so nothing can be said. */
  NO_KEYS
}
