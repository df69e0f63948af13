package dev.cairn.controller.work;

import dev.cairn.contract.StepExit;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;

/** Which failures of a pod end a Job at once: rules that hold for every worker pod. */
public final class FailureRules {
  private FailureRules() {}

  /**
   * A pod that was disrupted from outside counts against retries, whatever its containers' exit
   * codes. The first rule.
   */
  public static PodFailurePolicyRule disruption() {
    return new PodFailurePolicyRuleBuilder()
        .withAction("Count")
        .addNewOnPodCondition("True", "DisruptionTarget")
        .build();
  }

  /** A worker that says that trying again does not help. The last rule. */
  public static PodFailurePolicyRule permanent() {
    return new PodFailurePolicyRuleBuilder()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withOperator("In")
        .withValues(StepExit.USAGE, StepExit.REFUSED, StepExit.NO_INPUT)
        .endOnExitCodes()
        .build();
  }
}
