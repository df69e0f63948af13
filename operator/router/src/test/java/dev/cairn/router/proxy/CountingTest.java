package dev.cairn.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.ServiceStats.InFlight;
import dev.cairn.crds.model.UnitKey;
import dev.cairn.router.TableDraft;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountingTest {
  private final BlockingQueue<HttpServerRequest> waiting = new LinkedBlockingQueue<>();
  private PlaneBench bench = new PlaneBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private CompletableFuture<HttpResponse<String>> ask() {
    return bench.client.sendAsync(
        HttpRequest.newBuilder(bench.uri("/predict")).POST(BodyPublishers.ofString("{}")).build(),
        BodyHandlers.ofString());
  }

  @Test
  void aTableIsAcknowledgedOnceItIsApplied() {
    bench.serve(TableDraft.stable());

    assertThat(bench.plane.stats().pod()).isEqualTo("router-0");
    assertThat(bench.plane.stats().podUid()).isEqualTo("pod-uid");
    assertThat(bench.stats().service()).isEqualTo("churn");
    assertThat(bench.stats().uid()).isEqualTo(PlaneBench.UID);
    assertThat(bench.stats().table()).isEqualTo("t1");

    TableDraft next = TableDraft.stable();
    next.id = "t2";
    bench.serve(next);
    assertThat(bench.stats().table()).isEqualTo("t2");
    assertThat(bench.stats().tables())
        .extracting(table -> table.table())
        .containsExactly("t2", "t1");
  }

  @Test
  void aRequestBelongsToTheTableOfItsDispatch() throws InterruptedException {
    bench.at("stable", Upstream.of(bench.vertx, waiting::add));
    bench.serve(TableDraft.stable());
    CompletableFuture<HttpResponse<String>> answer = ask();
    HttpServerRequest held = waiting.take();
    TableDraft next = TableDraft.stable();
    next.id = "t2";
    bench.serve(next);

    assertThat(bench.stats().inFlight()).containsExactly(new InFlight("churn-stable", 1));
    held.response().end("{}");

    assertThat(PlaneBench.header(Waiting.on(answer), "x-cairn-route")).isEqualTo("t1");
    Waiting.until(
        () ->
            assertThat(bench.stats().tables().getLast().arms())
                .extracting(arm -> arm.counts().requests())
                .containsExactly(1L));
    assertThat(bench.stats().tables().getFirst().arms()).isEmpty();
    assertThat(bench.stats().inFlight()).isEmpty();
  }

  @Test
  void aClientThatLeavesCancelsThePredictionAndIsNoFailure() throws InterruptedException {
    bench.at("stable", Upstream.of(bench.vertx, waiting::add));
    bench.serve(TableDraft.stable());
    CompletableFuture<HttpResponse<String>> answer = ask();
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    waiting.take().connection().closeHandler(ignored -> cancelled.complete(null));

    answer.cancel(true);
    bench.client.shutdownNow();

    Waiting.on(cancelled);
    Waiting.until(
        () -> assertThat(bench.metric("requests_total", "outcome=\"Disconnected\"")).isOne());
    assertThat(bench.arm("stable", false).counts()).isEqualTo(new Counts(1, 0, 0, 0));
    assertThat(bench.stats().inFlight()).isEmpty();
  }

  @Test
  void failuresOfOneClientAreOneUnit() {
    bench.answering("stable", 500, "");
    TableDraft draft = TableDraft.stable();
    draft.sticky = new UnitKey("x-customer", null);
    bench.serve(draft);

    for (int i = 0; i < 5; i++) {
      bench.predict("{\"a\":" + i + "}", "x-customer", "c" + i % 2);
    }

    Waiting.until(() -> assertThat(bench.arm("stable", false).counts().failures()).isEqualTo(5));
    assertThat(bench.arm("stable", false).failedUnits()).isEqualTo(2);
  }

  @Test
  void answersBeyondTheLimitAreSlow() {
    bench.answering("stable", 200, "{}");
    TableDraft draft = TableDraft.stable();
    draft.latencyLimit = "0s";
    bench.serve(draft);

    bench.predict("{}");

    Waiting.until(() -> assertThat(bench.arm("stable", false).counts().slow()).isOne());
    assertThat(bench.arm("stable", false).latency()).hasSize(1);
    assertThat(bench.arm("stable", false).panes()).hasSize(1);
  }

  @Test
  void aKeyInTheBodyKeepsAClientOnOneRevision() {
    bench.answering("stable", 200, "stable");
    bench.answering("candidate", 200, "candidate");
    TableDraft draft = TableDraft.split(50);
    draft.sticky = new UnitKey(null, "/id");
    bench.serve(draft);

    for (int customer = 0; customer < 20; customer++) {
      String body = "{\"instances\":[{\"id\":\"c" + customer + "\"}]}";
      assertThat(List.of(bench.predict(body).body(), bench.predict(body).body()))
          .containsOnly(bench.predict(body).body());
    }
    assertThat(bench.table().arms()).hasSize(2);
  }

  @Test
  void overwhelmingFailuresTakeTheCandidatesWeightAway() {
    bench.close();
    bench =
        new PlaneBench(
            (limit, candidate, stable, share) ->
                limit == 0.02 && share == 0.5 && candidate.counts().failures() >= 3,
            PlaneSettings.Bounds.DEFAULT);
    bench.answering("stable", 200, "{}");
    Upstream candidate = bench.answering("candidate", 500, "");
    TableDraft draft = TableDraft.split(50);
    draft.trip = 0.02;
    bench.serve(draft);

    Waiting.until(
        () -> {
          bench.predict("{}");
          assertThat(bench.stats().tripped()).isNotNull();
        });
    int before = candidate.seen.size();
    for (int i = 0; i < 30; i++) {
      bench.predict("{}");
    }
    assertThat(candidate.seen).hasSize(before);

    draft.id = "t2";
    bench.serve(draft);
    assertThat(bench.stats().tripped()).isNull();
  }

  @Test
  void aTableThatCannotBeReadIsNamedAndTheLastOneStays() {
    bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());
    TableDraft broken = TableDraft.stable();
    broken.id = "t2";
    broken.timeout = "soon";

    assertThatThrownBy(() -> bench.serve(broken)).hasMessageContaining("shop/churn");

    assertThat(bench.predict("{}").statusCode()).isEqualTo(200);
    assertThat(bench.stats().table()).isEqualTo("t1");
  }
}
