package dev.cairn.controller.serving.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.controller.serving.Served;
import dev.cairn.controller.serving.revision.PredictorDeploymentManifest;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkRulesTest {
  private static final NetworkPolicy ROUTERS =
      NetworkRules.ofRouters("retail", Served.ROUTER.access());
  private static final NetworkPolicy PREDICTORS = NetworkRules.ofPredictors("retail");

  private static List<NetworkPolicyIngressRule> rules(NetworkPolicy policy) {
    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress");
    return policy.getSpec().getIngress();
  }

  @Test
  void anybodyMayAskAServiceAndProbesAndScrapersTheHealthPort() {
    assertThat(rules(ROUTERS))
        .filteredOn(rule -> rule.getFrom().isEmpty())
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.getPorts())
                    .extracting(port -> port.getPort().getIntVal(), port -> port.getEndPort())
                    .containsExactly(tuple(20_000, 29_999), tuple(9090, null)));
  }

  @Test
  void recordsAreForTheControllersNamespace() {
    assertThat(rules(ROUTERS))
        .filteredOn(rule -> !rule.getFrom().isEmpty())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getPorts())
                  .extracting(port -> port.getPort().getIntVal())
                  .containsExactly(9091);
              assertThat(rule.getFrom())
                  .singleElement()
                  .satisfies(
                      peer -> {
                        assertThat(peer.getNamespaceSelector().getMatchLabels())
                            .isEqualTo(Map.of("kubernetes.io/metadata.name", "cairn-system"));
                        assertThat(peer.getPodSelector()).isNull();
                      });
            });
  }

  @Test
  void predictorsAreReachedThroughRoutersOfTheirNamespace() {
    Map<String, String> router =
        RouterDeploymentManifest.of("retail", Served.ROUTER)
            .getSpec()
            .getTemplate()
            .getMetadata()
            .getLabels();

    assertThat(rules(PREDICTORS))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getPorts()).as("predictors choose their ports").isEmpty();
              assertThat(rule.getFrom())
                  .singleElement()
                  .satisfies(
                      peer -> {
                        assertThat(peer.getNamespaceSelector()).isNull();
                        assertThat(router)
                            .containsAllEntriesOf(peer.getPodSelector().getMatchLabels());
                      });
            });
  }

  @Test
  void theRulesMeetThePodsThatTheyAreAbout() {
    Deployment predictor =
        PredictorDeploymentManifest.of(
            Served.service(), Served.revision(), RevisionRole.STABLE, 1, Served.WORKER);
    Map<String, String> predictorLabels =
        predictor.getSpec().getTemplate().getMetadata().getLabels();

    assertThat(predictorLabels)
        .containsAllEntriesOf(PREDICTORS.getSpec().getPodSelector().getMatchLabels());
    assertThat(RouterDeploymentManifest.of("retail", Served.ROUTER).getSpec().getTemplate())
        .satisfies(
            template ->
                assertThat(template.getMetadata().getLabels())
                    .containsAllEntriesOf(ROUTERS.getSpec().getPodSelector().getMatchLabels()));
  }
}
