package dev.cairn.controller.apilane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.Stages;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that serves costs the API server nothing. */
@ExtendWith(WorldExtension.class)
class ServiceQuietIT {
  private static final Duration WATCHED = Duration.ofSeconds(12);

  @Test
  void withAServiceThatServesNoRequestIsMadeButWatches(World world) throws Exception {
    Serving serving = world.serving();
    Versions.available(world, "churn-1", Stages.NONE);
    Traffic traffic = Traffic.undisturbed();
    OperatorProcess operator = world.operator(traffic);
    serving.create(Serving.yaml("churn-1"));
    serving.awaitServing("churn-1");
    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(30));
    int looks = operator.count().total();

    Request request = traffic.firstWithin(WATCHED);

    assertThat(request).as("a request after convergence").isNull();
    assertThat(operator.count().total()).as("reconciliations").isEqualTo(looks);
  }
}
