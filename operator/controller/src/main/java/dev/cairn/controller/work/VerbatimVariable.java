package dev.cairn.controller.work;

import io.fabric8.kubernetes.api.model.EnvVar;

/**
 * An environment variable that reaches its container as it is written. Kubernetes would put the
 * value of another variable for $(NAME), and read $$ as $.
 */
public final class VerbatimVariable {
  private VerbatimVariable() {}

  public static EnvVar of(String name, String value) {
    return new EnvVar(name, value.replace("$", "$$"), null);
  }
}
