package dev.cairn.controller.training.job;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.work.FailureRules;
import dev.cairn.crds.meta.GoDurations;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.util.List;

/** What both Jobs of a run have in common: one pod at a time, failures judged by who failed. */
final class RunJob {
  private RunJob() {}

  /**
   * A Job of a run.
   *
   * @param that the run
   * @param name the Job's name
   * @param component role, a label
   * @param template its pod
   * @param rules which failures end the Job at once, besides the worker's permanent ones; a rule
   *     may only name containers that the pod has
   */
  public static Job of(
      RunCase that,
      String name,
      String component,
      PodTemplateSpec template,
      List<PodFailurePolicyRule> rules) {
    return new JobBuilder()
        .withMetadata(metadata(that, name, component))
        .withNewSpec()
        // A queue starts the Job when it has room for it.
        .withSuspend(that.isQueued() ? Boolean.TRUE : null)
        .withBackoffLimit(that.spec().retries())
        .withActiveDeadlineSeconds(GoDurations.parse(that.spec().timeout()).toSeconds())
        // The next pod starts when the last is surely gone: two writers of one place would meet.
        .withPodReplacementPolicy("Failed")
        .withNewPodFailurePolicy()
        .addToRules(FailureRules.disruption())
        .addAllToRules(rules)
        .addToRules(FailureRules.permanent())
        .endPodFailurePolicy()
        .withTemplate(template)
        .endSpec()
        .build();
  }

  private static ObjectMeta metadata(RunCase that, String name, String component) {
    ObjectMetaBuilder meta =
        Owned.child(that.run(), name, component)
            .addToAnnotations(Labels.SPEC_HASH, that.specHash())
            .addToAnnotations(Labels.OUTPUT, that.outputUri().orElseThrow());
    return that.isQueued()
        ? meta.addToLabels(Labels.QUEUE, that.spec().queueName()).build()
        : meta.build();
  }

  /**
   * A user's container that ends by itself has failed for good. 137 and 143 are kills: killing a
   * sandbox gives them without marking the pod as disrupted, so they must not blame the user.
   */
  static PodFailurePolicyRule endsBy(String container) {
    return new PodFailurePolicyRuleBuilder()
        .withAction("FailJob")
        .withNewOnExitCodes()
        .withContainerName(container)
        .withOperator("NotIn")
        .withValues(137, 143)
        .endOnExitCodes()
        .build();
  }
}
