package dev.cairn.controller.kube;

import dev.cairn.crds.meta.StatusCondition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the conditions of a new status from those of the previous one: the time of a transition is
 * kept while the status of a condition stays the same. Conditions that are not set are gone.
 */
public final class Conditions {
  private final List<StatusCondition> previous;
  private final long generation;
  private final String now;
  private final List<StatusCondition> next = new ArrayList<>();

  /**
   * Starts from the previous conditions.
   *
   * @param previous conditions of the present status
   * @param generation metadata.generation that the new findings are about
   * @param now time of transitions that happen now
   */
  public Conditions(List<StatusCondition> previous, long generation, Instant now) {
    this.previous = List.copyOf(previous);
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Sets one condition. */
  public Conditions set(String type, Truth truth, Enum<?> reason, String message) {
    String status = truth.text();
    String since =
        find(previous, type)
            .filter(before -> before.status().equals(status))
            .map(StatusCondition::lastTransitionTime)
            .orElse(now);
    next.add(new StatusCondition(type, status, generation, since, reason.name(), cut(message)));
    return this;
  }

  /** Takes a previous condition over as it is. */
  public Conditions keep(StatusCondition condition) {
    next.add(condition);
    return this;
  }

  /** The conditions that were set. */
  public List<StatusCondition> build() {
    return List.copyOf(next);
  }

  /** The condition of a type. */
  public static Optional<StatusCondition> find(List<StatusCondition> conditions, String type) {
    return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }

  private static String cut(String message) {
    int max = StatusCondition.MAX_MESSAGE;
    return message.length() <= max ? message : message.substring(0, max - 1) + "…";
  }
}
