package dev.cairn.router.table;

/**
 * Who gets a request, and why.
 *
 * @param arm who
 * @param reason why
 */
public record Choice(Arm arm, Reason reason) {
  /** Why an arm gets a request. */
  public enum Reason {
    /** A weight, or a key under a weight: the only ones that are evidence of a rollout. */
    WEIGHT,
    /** A rule of the service. */
    RULE,
    /** The client asked for the revision. */
    PREVIEW
  }
}
