package dev.cairn.controller.kube;

/**
 * An event that a plan wants told, in the past tense.
 *
 * @param type Normal or Warning
 * @param reason CamelCase
 * @param message what happened, with figures
 */
public record PlannedEvent(Type type, String reason, String message) {
  /** Severity as Kubernetes knows it. */
  public enum Type {
    Normal,
    Warning
  }

  /** An event of the ordinary course. */
  public static PlannedEvent normal(String reason, String message) {
    return new PlannedEvent(Type.Normal, reason, message);
  }

  /** An event that a person should see. */
  public static PlannedEvent warning(String reason, String message) {
    return new PlannedEvent(Type.Warning, reason, message);
  }
}
