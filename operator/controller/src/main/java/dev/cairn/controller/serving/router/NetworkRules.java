package dev.cairn.controller.serving.router;

import dev.cairn.contract.routing.RouterPaths;
import dev.cairn.controller.kube.Labels;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.Map;

/**
 * Who may open connections to routers and predictors, where the cluster's network enforces it.
 * Nobody is kept from a router's traffic and health ports: which client may ask which service is
 * for the namespace's own policies to say. Probes come from the node, which networks let through. A
 * policy of the namespace's own may allow more, such as scraping a predictor's metrics.
 */
public final class NetworkRules {
  /** Value of the component label of predictors. */
  private static final String PREDICTOR = "predictor";

  private static final String TCP = "TCP";
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private NetworkRules() {}

  /** Records and counters are for the controller's namespace, on top of the token asked for. */
  public static NetworkPolicy ofRouters(String namespace, RouterSettings.Access access) {
    return new NetworkPolicyBuilder()
        .withMetadata(RouterMark.metadata(namespace, RouterMark.NAME).build())
        .withNewSpec()
        .withPodSelector(labelled(RouterMark.selector(namespace)))
        .withPolicyTypes("Ingress")
        .withIngress(open(), admin(access.controllerNamespace()))
        .endSpec()
        .build();
  }

  /** Predictions go through a router, or they are neither checked nor counted nor recorded. */
  public static NetworkPolicy ofPredictors(String namespace) {
    return new NetworkPolicyBuilder()
        .withMetadata(RouterMark.metadata(namespace, "cairn-predictors").build())
        .withNewSpec()
        .withPodSelector(
            labelled(Map.of(Labels.MANAGED_BY, Labels.CAIRN, Labels.COMPONENT, PREDICTOR)))
        .withPolicyTypes("Ingress")
        .addNewIngress()
        .addNewFrom()
        .withPodSelector(labelled(RouterMark.selector(namespace)))
        .endFrom()
        .endIngress()
        .endSpec()
        .build();
  }

  private static NetworkPolicyIngressRule open() {
    return new NetworkPolicyIngressRuleBuilder()
        .addToPorts(
            new NetworkPolicyPortBuilder()
                .withProtocol(TCP)
                .withNewPort(TrafficPort.FIRST)
                .withEndPort(TrafficPort.LAST)
                .build(),
            new NetworkPolicyPortBuilder()
                .withProtocol(TCP)
                .withNewPort(RouterPaths.HEALTH_PORT)
                .build())
        .build();
  }

  private static NetworkPolicyIngressRule admin(String controllerNamespace) {
    return new NetworkPolicyIngressRuleBuilder()
        .addNewPort()
        .withProtocol(TCP)
        .withNewPort(RouterPaths.ADMIN_PORT)
        .endPort()
        .addNewFrom()
        .withNamespaceSelector(labelled(Map.of(NAMESPACE_NAME, controllerNamespace)))
        .endFrom()
        .build();
  }

  private static LabelSelector labelled(Map<String, String> labels) {
    return new LabelSelectorBuilder().withMatchLabels(labels).build();
  }
}
