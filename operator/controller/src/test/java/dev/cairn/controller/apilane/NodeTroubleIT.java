package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one node cannot show: another node that went away, or that holds a claim. */
@ExtendWith(WorldExtension.class)
class NodeTroubleIT {
  private static final String RUN = "churn-a";

  private static Pod pod(World world) {
    return world.client().pods().inNamespace(world.namespace()).list().getItems().getFirst();
  }

  @Test
  void aNodeThatWasSwitchedOffIsNamed(World world) {
    world.kubelet().hold("train");
    world.operator();
    world.create(Samples.run(RUN));
    world.awaitStep(RUN, "train");

    // What the taint manager does after a pod's tolerations are over; nobody is there to end it.
    Pod lost =
        new PodBuilder(pod(world))
            .editStatus()
            .addNewCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .withReason("DeletionByTaintManager")
            .withMessage("Taint manager: deleting due to NoExecute taint")
            .endCondition()
            .endStatus()
            .build();
    world.client().resource(lost).updateStatus();
    world.client().resource(pod(world)).withGracePeriod(600L).delete();

    assertThat(world.await(RUN, RunState.PENDING, "NodeLost"))
        .contains("node " + KubeletServer.NODE + " no longer answers");
  }

  @Test
  void aClaimThatIsBusyOnAnotherNodeIsNamed(World world) {
    world.kubelet().mountsNothing();
    world.operator();
    world.create(Samples.run(RUN));
    eventually(
        () ->
            assertThat(world.client().pods().inNamespace(world.namespace()).list().getItems())
                .anyMatch(pod -> !pod.getStatus().getContainerStatuses().isEmpty()));
    tell(world, pod(world));

    // A volume is given a while before anybody asks why it does not come.
    Eventually.within(
        Duration.ofSeconds(60),
        () ->
            assertThat(world.condition(RUN, "Ready").map(StatusCondition::message).orElse(""))
                .contains("Multi-Attach error", "in use on another one"));
    assertThat(world.status(RUN).state()).isEqualTo(RunState.PENDING);
  }

  /** What the controller that attaches volumes says of a claim that only one node may mount. */
  private static void tell(World world, Pod pod) {
    String now = PodPlayer.now();
    world
        .client()
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withGenerateName("attach-")
                .withNamespace(world.namespace())
                .endMetadata()
                .withInvolvedObject(
                    new ObjectReferenceBuilder()
                        .withKind("Pod")
                        .withNamespace(world.namespace())
                        .withName(pod.getMetadata().getName())
                        .withUid(pod.getMetadata().getUid())
                        .build())
                .withReason("FailedAttachVolume")
                .withType("Warning")
                .withMessage(
                    "Multi-Attach error for volume \"pvc-1\" Volume is already exclusively attached to one node and can't be attached to another")
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .build())
        .create();
  }
}
