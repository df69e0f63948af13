package dev.cairn.controller.serving.router;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.crds.meta.ApiMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * All objects of a namespace's router. The Deployment has an owner for each service and tells by
 * {@link Labels#APPLIED} which set was applied as a whole; the others are owned by it, so that they
 * go with it, and are not watched.
 *
 * @param deployment marked with the hash of the whole set
 * @param others account, binding, network rules, budget; to be owned by the Deployment
 */
public record RouterSet(Deployment deployment, List<HasMetadata> others) {
  private static final int HASH = 16;

  public RouterSet {
    others = List.copyOf(others);
  }

  /** The set of a namespace. */
  public static RouterSet of(String namespace, RouterSettings settings) {
    Deployment deployment = RouterDeploymentManifest.of(namespace, settings);
    List<HasMetadata> others = new ArrayList<>();
    others.add(RouterAccountManifest.of(namespace));
    others.add(RouterBindingManifest.of(namespace, settings.access()));
    others.add(NetworkRules.ofRouters(namespace, settings.access()));
    others.add(NetworkRules.ofPredictors(namespace));
    RouterBudgetManifest.of(namespace, settings).ifPresent(others::add);
    deployment.getMetadata().getAnnotations().put(Labels.APPLIED, hash(deployment, others));
    return new RouterSet(deployment, others);
  }

  /** The Deployment, which does not say yet that the set was applied. */
  public Deployment unmarked() {
    return new DeploymentBuilder(deployment)
        .editMetadata()
        .removeFromAnnotations(Labels.APPLIED)
        .endMetadata()
        .build();
  }

  /** Whether a Deployment says that this very set was applied. */
  public boolean isApplied(Deployment there) {
    String wanted = Owned.annotation(deployment.getMetadata(), Labels.APPLIED);
    return wanted != null && wanted.equals(Owned.annotation(there.getMetadata(), Labels.APPLIED));
  }

  private static String hash(Deployment deployment, List<HasMetadata> others) {
    try {
      String text =
          ApiMapper.objectMapper().writeValueAsString(deployment)
              + ApiMapper.objectMapper().writeValueAsString(others);
      return Digests.prefix(text, HASH);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }
}
