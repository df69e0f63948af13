package dev.cairn.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.RSAKey;
import dev.cairn.contract.routing.PredictionRecord;
import dev.cairn.contract.routing.RouterStats;
import dev.cairn.router.testing.FakePlane;
import dev.cairn.router.testing.Http;
import dev.cairn.router.testing.Keys;
import dev.cairn.router.token.ClusterKeys;
import dev.cairn.router.token.ControllerTokens;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminServerTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final RSAKey KEY = Keys.rsa("k1");
  private static final PredictionRecord RECORD =
      new PredictionRecord(
          "2026-05-01T10:00:00.000Z",
          "r/1",
          "churn",
          null,
          "t1",
          "Stable",
          "churn-1",
          "churn-1-model",
          null,
          null,
          "Ok",
          null,
          200,
          1.5,
          null,
          "[0.3]");

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final FakePlane plane = new FakePlane().keep(RECORD);
  private volatile boolean isAway;
  private int port;

  @BeforeEach
  void listen() throws Exception {
    ControllerTokens tokens = new ControllerTokens(this::keys, folder, Keys.CONTROLLER, () -> NOW);
    port =
        new AdminServer(vertx, tokens, plane)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private ClusterKeys keys() throws IOException {
    if (isAway) {
      throw new IOException("away");
    }
    return Keys.cluster(KEY);
  }

  @Test
  void tellsTheControllerItsCounts() throws Exception {
    HttpResponse<String> answer = Http.get(port, "/v1/stats", bearer(NOW));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(new ObjectMapper().readValue(answer.body(), RouterStats.class))
        .isEqualTo(plane.stats());
  }

  @Test
  void tellsTheRecordsOfARequest() throws Exception {
    HttpResponse<String> answer = Http.get(port, "/v1/records?request=r%2F1", bearer(NOW));

    assertThat(new ObjectMapper().readValue(answer.body(), PredictionRecord[].class))
        .containsExactly(RECORD);
    assertThat(Http.get(port, "/v1/records?request=unknown", bearer(NOW)).body()).isEqualTo("[]");
  }

  @Test
  void asksForARequestId() throws Exception {
    for (String query :
        new String[] {"", "?request=", "?request=%20", "?request=" + "x".repeat(257)}) {
      assertThat(Http.get(port, "/v1/records" + query, bearer(NOW)))
          .returns(400, HttpResponse::statusCode)
          .satisfies(answer -> assertThat(answer.body()).contains("query parameter request"));
    }
  }

  @Test
  void tellsNothingWithoutAToken() throws Exception {
    for (String path : new String[] {"/v1/stats", "/v1/records?request=r%2F1", "/anything"}) {
      assertThat(Http.get(port, path))
          .returns(401, HttpResponse::statusCode)
          .satisfies(
              answer -> {
                assertThat(answer.body())
                    .isEqualTo(
                        "wanted: a bearer token of "
                            + Keys.CONTROLLER
                            + " for the audience cairn-router, signed by this cluster\n");
                assertThat(answer.headers().firstValue("www-authenticate"))
                    .contains("Bearer realm=\"cairn-router\"");
              });
    }
  }

  @Test
  void takesNoOtherScheme() throws Exception {
    assertThat(Http.get(port, "/v1/stats", "Basic YTpi").statusCode()).isEqualTo(401);
    assertThat(Http.get(port, "/v1/stats", "Bearer ").statusCode()).isEqualTo(401);
    assertThat(Http.get(port, "/v1/stats", "bearer nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void saysThatATokenIsExpired() throws Exception {
    HttpResponse<String> answer = Http.get(port, "/v1/stats", bearer(NOW.minusSeconds(9_999)));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).endsWith("(expired)\n");
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(value -> assertThat(value).contains("error_description=\"expired\""));
  }

  @Test
  void saysThatATokenIsForAnotherAudience() throws Exception {
    String token = Keys.sign(Keys.claims(NOW).audience("other").build(), KEY);

    assertThat(Http.get(port, "/v1/stats", "Bearer " + token).body()).endsWith("(audience)\n");
  }

  @Test
  void cannotJudgeWithoutKeys() throws Exception {
    isAway = true;

    assertThat(Http.get(port, "/v1/stats", bearer(NOW)))
        .returns(503, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.headers().firstValue("retry-after")).contains("60"));
  }

  @Test
  void answersNothingElse() throws Exception {
    assertThat(Http.get(port, "/metrics", bearer(NOW)).statusCode()).isEqualTo(404);
    assertThat(Http.post(port, "/v1/stats").statusCode()).isEqualTo(405);
  }

  private static String bearer(Instant issued) {
    return "Bearer " + Keys.sign(Keys.claims(issued).build(), KEY);
  }
}
