package dev.cairn.controller.apilane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WorldExtension.class)
class QuietIT {
  private static final int FINISHED = 50;
  private static final Duration WATCHED = Duration.ofSeconds(12);

  @Test
  void withFiftyFinishedRunsAndOneAtWorkNoRequestIsMadeButWatches(World world) throws Exception {
    OperatorProcess first = world.operator();
    world.create(Samples.run("churn-first"));
    world.assertDoneOnce("churn-first");
    first.close();
    for (int i = 0; i < FINISHED; i++) {
      copy(world, world.run("churn-first"), "churn-" + i);
      copy(world, world.versionResource("churn-first").get(), "churn-" + i);
    }
    Traffic traffic = Traffic.undisturbed();
    OperatorProcess operator = world.operator(traffic);
    world.kubelet().hold("train");
    world.create(Samples.run("churn-at-work"));
    world.awaitStep("churn-at-work", "train");
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    int looks = operator.count().total();

    Request request = traffic.firstWithin(WATCHED);

    assertThat(request).as("a request after convergence").isNull();
    assertThat(operator.count().total()).as("reconciliations").isEqualTo(looks);
  }

  /** An ended object of another name: as many as a namespace has after a year. */
  private static <S, T, R extends CustomResource<S, T>> void copy(
      World world, R object, String name) {
    T status = object.getStatus();
    R copy = world.client().getKubernetesSerialization().clone(object);
    copy.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(world.namespace())
            .withAnnotations(object.getMetadata().getAnnotations())
            .build());
    copy.setStatus(null);
    R made = world.client().resource(copy).create();
    made.setStatus(status);
    world.client().resource(made).updateStatus();
  }
}
