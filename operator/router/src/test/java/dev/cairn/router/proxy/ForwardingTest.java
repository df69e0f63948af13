package dev.cairn.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.TableDraft;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {
  private final PlaneBench bench = new PlaneBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void passesRequestAndAnswerAndSaysWhoAnswered() {
    Upstream stable = bench.answering("stable", 200, "{\"predictions\":[1]}");
    bench.serve(TableDraft.stable());

    HttpResponse<String> answer = bench.predict("{\"a\":1}", "x-request-id", "r-1", "x-mine", "m");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"predictions\":[1]}");
    assertThat(PlaneBench.header(answer, "x-request-id")).isEqualTo("r-1");
    assertThat(PlaneBench.header(answer, "x-cairn-revision")).isEqualTo("churn-stable");
    assertThat(PlaneBench.header(answer, "x-cairn-role")).isEqualTo("Stable");
    assertThat(PlaneBench.header(answer, "x-cairn-model-version")).isEqualTo("churn-v-stable");
    assertThat(PlaneBench.header(answer, "x-cairn-digest")).isEqualTo("sha256:stable");
    assertThat(PlaneBench.header(answer, "x-cairn-route")).isEqualTo("t1");
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isNull();
    Upstream.Seen seen = stable.seen.getFirst();
    assertThat(seen.body()).isEqualTo("{\"a\":1}");
    assertThat(seen.headers()).containsEntry("x-mine", "m").containsEntry("x-request-id", "r-1");
  }

  @Test
  void makesRequestIdAndTraceWhenTheClientSendsNone() {
    Upstream stable = bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(PlaneBench.header(answer, "x-request-id")).matches("[0-9a-f]{32}");
    assertThat(stable.seen.getFirst().headers().get("traceparent"))
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }

  @Test
  void refusesAnIdThatWouldBreakALog() {
    bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());

    assertThat(PlaneBench.header(bench.predict("{}", "x-request-id", "a b"), "x-request-id"))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void passesOtherPathsUncounted() {
    Upstream stable = bench.answering("stable", 200, "ok");
    bench.serve(TableDraft.stable());

    assertThat(bench.get("/healthz?deep=1").body()).isEqualTo("ok");

    assertThat(stable.seen.getFirst().uri()).isEqualTo("/healthz?deep=1");
    Waiting.until(() -> assertThat(bench.metric("requests_total", "outcome=\"Ok\"")).isOne());
    assertThat(bench.table().arms()).isEmpty();
  }

  @Test
  void keepsHeadersOfAConnectionToItself() {
    Upstream stable =
        bench.at(
            "stable",
            Upstream.of(
                bench.vertx,
                request ->
                    request
                        .response()
                        .putHeader("keep-alive", "timeout=9")
                        .putHeader("x-theirs", "t")
                        .end("{}")));
    bench.serve(TableDraft.stable());

    HttpResponse<String> answer = bench.predict("{}", "te", "trailers", "proxy-authorization", "p");

    assertThat(stable.seen.getFirst().headers()).doesNotContainKeys("te", "proxy-authorization");
    assertThat(PlaneBench.header(answer, "keep-alive")).isNull();
    assertThat(PlaneBench.header(answer, "x-theirs")).isEqualTo("t");
  }

  @Test
  void passesAClientsOwnFaultOn() {
    bench.answering("stable", 404, "{\"error\":\"no\"}");
    bench.serve(TableDraft.stable());

    assertThat(bench.predict("{}").statusCode()).isEqualTo(404);

    Waiting.until(() -> assertThat(bench.arm("stable", false).counts().requests()).isOne());
    assertThat(bench.arm("stable", false).counts().failures()).isZero();
  }
}
