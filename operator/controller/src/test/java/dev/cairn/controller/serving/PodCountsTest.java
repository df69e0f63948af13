package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.serving.ServicePlan.Resize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;

/** How many pods revisions have, and who decides it. */
class PodCountsTest {
  private static final String A = "model: {version: churn-a}\n";
  private static final String SCALED =
      A + "scaling: {minReplicas: 2, maxReplicas: 5, targetCPUPercent: 70}";

  private static String name(Composed composed) {
    return composed.deployment("churn-a").getMetadata().getName();
  }

  @Test
  void aGreaterLeastNumberAddsPodsBeforeTheStatusSaysSo() {
    Composed composed = Composed.serving(A);
    composed.asks(A + "scaling: {minReplicas: 3}");

    ServicePlan plan = composed.plan();

    assertThat(plan.grow()).containsExactly(new Resize(name(composed), 3));
    assertThat(plan.shrink()).isEmpty();
  }

  @Test
  void aSmallerOneTakesThemAwayAfterwards() {
    Composed composed = Composed.serving(A + "scaling: {minReplicas: 3}");
    composed.asks(A);

    ServicePlan plan = composed.plan();

    assertThat(plan.shrink()).containsExactly(new Resize(name(composed), 1));
    assertThat(plan.grow()).isEmpty();
  }

  @Test
  void whereAnAutoscalerDecidesNobodyElseDoes() {
    Composed composed = Composed.serving(SCALED);
    assertThat(composed.of(HorizontalPodAutoscaler.class)).hasSize(1);
    composed.deployment("churn-a").getSpec().setReplicas(4);

    ServicePlan plan = composed.plan();

    assertThat(plan.shrink()).isEmpty();
    assertThat(plan.grow()).isEmpty();
    assertThat(plan.apply()).isEmpty();
  }

  @Test
  void aSuspendedServiceHasNeitherPodsNorAutoscaler() {
    Composed composed = Composed.serving(SCALED);
    composed.asks(SCALED + "\nsuspend: true");

    ServicePlan plan = composed.plan();

    assertThat(plan.shrink()).containsExactly(new Resize(name(composed), 0));
    assertThat(plan.remove())
        .extracting(HasMetadata::getKind)
        .containsExactly("HorizontalPodAutoscaler");
    assertThat(plan.status().traffic()).as("routers keep it").isNotNull();
  }
}
