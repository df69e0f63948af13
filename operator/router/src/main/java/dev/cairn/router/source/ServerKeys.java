package dev.cairn.router.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.router.token.ClusterKeys;
import dev.cairn.router.token.KeySource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link KeySource} of the API server; every ServiceAccount may read both documents. */
final class ServerKeys implements KeySource {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String KEYS = "/openid/v1/jwks";

  private final KubernetesClient client;

  ServerKeys(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public ClusterKeys read() throws IOException {
    JsonNode discovery = MAPPER.readTree(get(DISCOVERY));
    String issuer = discovery.path("issuer").textValue();
    if (issuer == null) {
      throw new IOException("the API server's " + DISCOVERY + " names no issuer");
    }
    return ClusterKeys.of(issuer, get(KEYS));
  }

  private String get(String path) throws IOException {
    @Nullable String text;
    try {
      text = client.raw(path);
    } catch (KubernetesClientException e) {
      throw new IOException("the API server does not give " + path, e);
    }
    if (text == null) {
      throw new IOException("the API server knows no " + path);
    }
    return text;
  }
}
