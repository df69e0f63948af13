package dev.cairn.analytics.sequential;

/** How the candidate gets its requests. */
public enum Phase {
  /** Copies of stable's requests; no client waits for them. */
  SHADOW,
  /** Both arms answer clients. */
  SPLIT,
  /** The candidate answers all, so there is nothing to compare with. */
  ALONE
}
