package dev.cairn.router.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.crds.CairnApi;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.Signature;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import org.jspecify.annotations.Nullable;

/** {@link Versions} of the API server. */
final class ServerVersions implements Versions {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  static final ResourceDefinitionContext VERSIONS =
      new ResourceDefinitionContext.Builder()
          .withGroup(CairnApi.GROUP)
          .withVersion(CairnApi.VERSION)
          .withKind("ModelVersion")
          .withPlural("modelversions")
          .withNamespaced(true)
          .build();

  private final KubernetesClient client;
  private final String namespace;

  ServerVersions(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  @Override
  public @Nullable SeenVersion read(String name) throws VersionUnreadableException {
    try {
      GenericKubernetesResource version =
          client.genericKubernetesResources(VERSIONS).inNamespace(namespace).withName(name).get();
      return version == null ? null : seen(MAPPER.valueToTree(version.getAdditionalProperties()));
    } catch (KubernetesClientException e) {
      throw new VersionUnreadableException("ModelVersion " + name + " could not be asked for", e);
    } catch (JsonProcessingException e) {
      throw new VersionUnreadableException("the signature of " + name + " cannot be read", e);
    }
  }

  private static SeenVersion seen(JsonNode version) throws JsonProcessingException {
    JsonNode signature = version.path("status").path("signature");
    return new SeenVersion(
        version.path("spec").path("artifact").path("digest").textValue(),
        signature.isObject() ? MAPPER.treeToValue(signature, Signature.class) : null);
  }
}
