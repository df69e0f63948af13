package dev.cairn.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.crds.serving.RetryOnStable;
import dev.cairn.router.TableDraft;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final PlaneBench bench = new PlaneBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aCandidateThatErrsCostsNoFailedRequest() {
    bench.answering("stable", 200, "{\"by\":\"stable\"}");
    bench.answering("candidate", 500, "broken");
    bench.serve(TableDraft.split(50));

    for (int i = 0; i < 100; i++) {
      assertThat(bench.predict("{\"a\":" + i + "}").statusCode()).isEqualTo(200);
    }

    Waiting.until(
        () ->
            assertThat(
                    bench.arm("stable", false).counts().requests()
                        + bench.arm("candidate", false).counts().requests())
                .isEqualTo(100));
    Counts candidate = bench.arm("candidate", false).counts();
    assertThat(candidate.failures()).isEqualTo(candidate.requests()).isPositive();
    assertThat(bench.arm("candidate", false).failedUnits()).isEqualTo(candidate.requests());
    assertThat(bench.arm("stable", false).counts().failures()).isZero();
  }

  @Test
  void saysThatStableStandsInAndWhy() {
    bench.answering("stable", 200, "{}");
    bench.answering("candidate", 503, "");
    bench.serve(TableDraft.split(100));

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(PlaneBench.header(answer, "x-cairn-role")).isEqualTo("Stable");
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isEqualTo("Error");
    assertThat(bench.metric("retries_total", "to=\"Stable\"")).isOne();
  }

  @Test
  void aCandidateThatRefusesCostsNoFailedRequest() {
    bench.answering("stable", 200, "{}");
    bench.answering("candidate", 200, "{}").closed();
    bench.serve(TableDraft.split(100));

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isEqualTo("ConnectError");
  }

  @Test
  void aCandidateThatHangsCostsNoFailedRequest() {
    bench.answering("stable", 200, "{}");
    Upstream hanging = bench.at("candidate", Upstream.of(bench.vertx, request -> {}));
    TableDraft draft = TableDraft.split(100);
    draft.timeout = "300ms";
    bench.serve(draft);

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isEqualTo("Timeout");
    assertThat(hanging.seen).hasSize(1);
    Waiting.until(() -> assertThat(bench.arm("candidate", false).counts().failures()).isOne());
  }

  @Test
  void aCandidateWithoutEndpointsCostsNoFailedRequest() {
    bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.split(100));

    assertThat(PlaneBench.header(bench.predict("{}"), "x-cairn-fallback")).isEqualTo("NoEndpoint");
    Waiting.until(() -> assertThat(bench.arm("candidate", false).counts().failures()).isOne());
  }

  @Test
  void whatStableFailsTooDoesNotSpeakAgainstTheCandidate() {
    bench.answering("stable", 500, "stable's");
    bench.answering("candidate", 500, "candidate's");
    bench.serve(TableDraft.split(100));

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("stable's");
    Waiting.until(
        () -> assertThat(bench.arm("candidate", false).counts()).isEqualTo(new Counts(1, 0, 1, 0)));
    assertThat(bench.arm("stable", false).counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void aStableThatGotTooLittleTimeDoesNotExcuseTheCandidate() {
    bench.at("stable", Upstream.of(bench.vertx, request -> {}));
    bench.at("candidate", Upstream.of(bench.vertx, request -> {}));
    TableDraft draft = TableDraft.split(100);
    draft.timeout = "200ms";
    bench.serve(draft);

    assertThat(bench.predict("{}").statusCode()).isEqualTo(504);

    Waiting.until(
        () -> assertThat(bench.arm("candidate", false).counts()).isEqualTo(new Counts(1, 1, 0, 0)));
  }

  @Test
  void neverMeansThatTheClientSeesTheFailure() {
    Upstream stable = bench.answering("stable", 200, "{}");
    bench.answering("candidate", 500, "candidate's");
    TableDraft draft = TableDraft.split(100);
    draft.retry = RetryOnStable.NEVER;
    bench.serve(draft);

    assertThat(bench.predict("{}").body()).isEqualTo("candidate's");
    assertThat(stable.seen).isEmpty();
  }

  @Test
  void beforeSendRepeatsOnlyWhatNobodyBeganToWorkOn() {
    Upstream stable = bench.answering("stable", 200, "{}");
    bench.answering("candidate", 500, "candidate's");
    TableDraft draft = TableDraft.split(100);
    draft.retry = RetryOnStable.BEFORE_SEND;
    bench.serve(draft);

    assertThat(bench.predict("{}").statusCode()).isEqualTo(500);
    assertThat(stable.seen).isEmpty();

    bench.answering("candidate", 200, "{}").closed();
    bench.serve(draft);
    assertThat(bench.predict("{}").statusCode()).isEqualTo(200);
  }

  @Test
  void anEndpointThatRefusesIsReplacedByAnotherOfTheSameRevision() {
    Upstream gone = Upstream.answering(bench.vertx, 200, "{}").closed();
    Upstream there = Upstream.answering(bench.vertx, 200, "{}");
    bench.at("stable", gone, there);
    bench.serve(TableDraft.stable());

    for (int i = 0; i < 20; i++) {
      assertThat(bench.predict("{}").statusCode()).isEqualTo(200);
    }

    assertThat(there.seen).hasSize(20);
    assertThat(bench.metric("retries_total", "to=\"Endpoint\"")).isBetween(1.0, 2.0);
    assertThat(bench.metric("ejections_total"))
        .isEqualTo(bench.metric("retries_total", "to=\"Endpoint\""));
  }

  @Test
  void anEndpointThatClosesBeforeTheFirstByteIsReplaced() {
    Upstream closing = Upstream.of(bench.vertx, request -> request.connection().close());
    Upstream there = Upstream.answering(bench.vertx, 200, "{}");
    bench.at("stable", closing, there);
    bench.serve(TableDraft.stable());

    for (int i = 0; i < 20; i++) {
      assertThat(bench.predict("{}").statusCode()).isEqualTo(200);
    }
    assertThat(closing.seen).isNotEmpty();
  }
}
