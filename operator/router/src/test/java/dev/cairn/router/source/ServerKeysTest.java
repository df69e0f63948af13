package dev.cairn.router.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.router.testing.Keys;
import dev.cairn.router.testing.MockServer;
import dev.cairn.router.token.ClusterKeys;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerKeysTest {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String KEYS = "/openid/v1/jwks";

  private final KubernetesMockServer server = MockServer.start();
  private final KubernetesClient client = server.createClient();

  @AfterEach
  void close() {
    client.close();
    server.destroy();
  }

  @Test
  void readsIssuerAndKeys() throws IOException {
    answer(DISCOVERY, "{\"issuer\":\"" + Keys.ISSUER + "\",\"jwks_uri\":\"https://elsewhere/\"}");
    ClusterKeys told = Keys.cluster(Keys.rsa("k1"));
    answer(KEYS, told.keys().toString());

    ClusterKeys read = new ServerKeys(client).read();

    assertThat(read.issuer()).isEqualTo(Keys.ISSUER);
    assertThat(read.keys().getKeyByKeyId("k1")).isEqualTo(told.keys().getKeyByKeyId("k1"));
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> new ServerKeys(client).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(DISCOVERY);

    answer(DISCOVERY, "{}");
    assertThatThrownBy(() -> new ServerKeys(client).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("names no issuer");
  }

  @Test
  void saysThatAKeySetIsNone() {
    answer(DISCOVERY, "{\"issuer\":\"i\"}");
    answer(KEYS, "{\"keys\":7}");

    assertThatThrownBy(() -> new ServerKeys(client).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("key set");
  }

  @Test
  void saysThatTheServerRefuses() {
    server.expect().get().withPath(DISCOVERY).andReturn(403, "{}").always();

    assertThatThrownBy(() -> new ServerKeys(client).read()).isInstanceOf(IOException.class);
  }

  private void answer(String path, String text) {
    server.expect().get().withPath(path).andReturn(200, text).always();
  }
}
