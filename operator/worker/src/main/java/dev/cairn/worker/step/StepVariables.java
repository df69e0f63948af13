package dev.cairn.worker.step;

import java.util.Map;
import java.util.Optional;

/** The container's environment variables. Some are secrets, so it is never shown as a whole. */
public final class StepVariables {
  private final Map<String, String> variables;

  /** Variables by name. */
  public StepVariables(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** A variable's value; empty when it is absent or blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  @Override
  public String toString() {
    return variables.size() + " variables";
  }
}
