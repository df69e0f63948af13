package dev.cairn.router.testing;

import dev.cairn.crds.CairnApi;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;

/** Untyped objects of our kinds, at an API server. */
public final class Kinds {
  private Kinds() {}

  /** Where an object is created, changed and deleted. */
  public static Resource<GenericKubernetesResource> at(
      KubernetesClient client, GenericKubernetesResource object) {
    ResourceDefinitionContext kind =
        new ResourceDefinitionContext.Builder()
            .withGroup(CairnApi.GROUP)
            .withVersion(CairnApi.VERSION)
            .withKind(object.getKind())
            .withPlural(object.getKind().toLowerCase(Locale.ROOT) + "s")
            .withNamespaced(true)
            .build();
    return client
        .genericKubernetesResources(kind)
        .inNamespace(object.getMetadata().getNamespace())
        .resource(object);
  }
}
