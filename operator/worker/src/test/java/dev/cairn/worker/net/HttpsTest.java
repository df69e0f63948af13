package dev.cairn.worker.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.cairn.contract.StepExit;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final HttpLimits QUICK =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(1));

  private final SSLContext trusting;
  private final HttpsServer server;
  private final List<String> bodies = new ArrayList<>();

  HttpsTest(@TempDir Path directory) throws Exception {
    // Given a server whose certificate is for data.example
    Container.shell(
        directory,
        Path.of(System.getProperty("java.home"), "bin", "keytool")
            + " -genkeypair -alias server -keyalg EC -storetype PKCS12 -keystore store.p12"
            + " -storepass changeit -dname CN=data.example -ext san=dns:data.example");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("store.p12"))) {
      store.load(in, PASSWORD);
    }
    trusting = context(store);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(trusting));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            FileServer.send(exchange, 200, "secret data");
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void downloadsWhenTheCertificateIsForTheHost() throws Exception {
    get("data.example", trusting);

    assertThat(bodies).containsExactly("secret data");
  }

  @Test
  void refusesACertificateForAnotherHost() {
    StepFailure failure = Failures.of(() -> get("other.example", trusting));

    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("https://other.example").contains("certificate");
    assertThat(bodies).isEmpty();
  }

  @Test
  void refusesACertificateThatNobodySigned() throws Exception {
    SSLContext system = SSLContext.getDefault();

    StepFailure failure = Failures.of(() -> get("data.example", system));

    assertThat(failure.text()).contains("no certificate that is trusted here");
    assertThat(bodies).isEmpty();
  }

  private void get(String host, SSLContext tls) throws Exception {
    Resolver toServer = name -> List.of(InetAddress.ofLiteral("127.0.0.1"));
    CheckedConnector connector =
        new CheckedConnector(
            AddressPolicy.allowing(List.of("127.0.0.1/32")), toServer, () -> tls, QUICK);
    String uri = "https://" + host + ":" + server.getAddress().getPort() + "/x";
    new HttpDownload(connector, QUICK)
        .fetch(
            HttpSource.parse(uri),
            in -> bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
  }

  private static SSLContext context(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
