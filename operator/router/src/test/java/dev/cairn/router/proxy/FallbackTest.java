package dev.cairn.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.FallbackCause;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.router.TableDraft;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FallbackTest {
  private static final Fallback.Response FIXED = new Fallback.Response(200, null, "{\"fixed\":1}");
  private static final Fallback.Version VERSION = new Fallback.Version("rules");

  private final PlaneBench bench = new PlaneBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static TableDraft stableWith(Fallback fallback) {
    TableDraft draft = TableDraft.stable().backend(RevisionRole.FALLBACK, 0);
    draft.fallback = fallback;
    return draft;
  }

  @Test
  void anotherVersionAnswersWhenStableErrs() {
    bench.answering("stable", 500, "stable's");
    bench.answering("fallback", 200, "fallback's");
    bench.serve(stableWith(new Fallback(List.of(FallbackCause.ERROR), VERSION, FIXED)));

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.body()).isEqualTo("fallback's");
    assertThat(PlaneBench.header(answer, "x-cairn-role")).isEqualTo("Fallback");
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isEqualTo("Error");
    assertThat(bench.metric("fallbacks_total")).isOne();
    Waiting.until(
        () -> assertThat(bench.arm("stable", false).counts()).isEqualTo(new Counts(1, 1, 0, 0)));
    assertThat(bench.arm("fallback", false).counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void theFixedAnswerComesAfterTheVersion() {
    bench.answering("stable", 500, "stable's");
    bench.answering("fallback", 500, "fallback's");
    bench.serve(stableWith(new Fallback(List.of(FallbackCause.ERROR), VERSION, FIXED)));

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"fixed\":1}");
    assertThat(PlaneBench.header(answer, "content-type")).isEqualTo("application/json");
    assertThat(PlaneBench.header(answer, "x-cairn-revision")).isNull();
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isEqualTo("Error");
  }

  @Test
  void withoutAnythingLeftTheClientGetsStablesOwnError() {
    bench.answering("stable", 500, "stable's");
    bench.answering("fallback", 500, "fallback's");
    bench.serve(stableWith(new Fallback(List.of(FallbackCause.ERROR), VERSION, null)));

    assertThat(bench.predict("{}").body()).isEqualTo("stable's");
  }

  @Test
  void answersOnlyTheCausesThatAreNamed() {
    bench.answering("stable", 500, "stable's");
    bench.serve(stableWith(new Fallback(List.of(FallbackCause.TIMEOUT), null, FIXED)));

    assertThat(bench.predict("{}").body()).isEqualTo("stable's");
  }

  @Test
  void aTimeoutIsACause() {
    bench.at("stable", Upstream.of(bench.vertx, request -> {}));
    TableDraft draft = stableWith(new Fallback(List.of(FallbackCause.TIMEOUT), null, FIXED));
    draft.timeout = "100ms";
    bench.serve(draft);

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.body()).isEqualTo("{\"fixed\":1}");
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isEqualTo("Timeout");
  }

  @Test
  void standsInAfterCandidateAndStable() {
    bench.answering("stable", 500, "stable's");
    bench.answering("candidate", 500, "candidate's");
    TableDraft draft = TableDraft.split(100);
    draft.fallback = new Fallback(List.of(FallbackCause.ERROR), null, FIXED);
    bench.serve(draft);

    assertThat(bench.predict("{}").body()).isEqualTo("{\"fixed\":1}");
    Waiting.until(
        () -> assertThat(bench.arm("candidate", false).counts()).isEqualTo(new Counts(1, 0, 1, 0)));
  }

  @Test
  void withoutEndpointsTheClientIsToldWhenToComeAgain() {
    bench.serve(TableDraft.stable());

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(PlaneBench.header(answer, "retry-after")).isEqualTo("1");
    assertThat(PlaneBench.header(answer, "x-cairn-route")).isEqualTo("t1");
  }

  @Test
  void aPredictorThatHangsIsAGatewayTimeout() {
    bench.at("stable", Upstream.of(bench.vertx, request -> {}));
    TableDraft draft = TableDraft.stable();
    draft.timeout = "100ms";
    bench.serve(draft);

    assertThat(bench.predict("{}").statusCode()).isEqualTo(504);
  }
}
