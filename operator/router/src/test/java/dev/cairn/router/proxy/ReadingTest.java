package dev.cairn.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.PredictionRecord;
import dev.cairn.crds.model.DataType;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.model.SignatureColumn;
import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.FallbackCause;
import dev.cairn.crds.serving.Recording;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.SchemaCheck;
import dev.cairn.crds.serving.ShadowPhase;
import dev.cairn.router.TableDraft;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Signature SIGNATURE =
      new Signature(
          List.of(
              new SignatureColumn("age", DataType.LONG, 0.0, 120.0, List.of(), null, null),
              new SignatureColumn("income", DataType.DOUBLE, null, null, List.of(), false, true)),
          List.of());

  private PlaneBench bench = new PlaneBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private TableDraft checked(SchemaCheck.Mode mode) {
    bench.signatures.put("churn-v-stable", SIGNATURE);
    TableDraft draft = TableDraft.stable();
    draft.schema = new SchemaCheck(mode);
    return draft;
  }

  private static TableDraft shadowed() {
    TableDraft draft = TableDraft.stable().backend(RevisionRole.SHADOW, 0);
    draft.shadow = new ShadowPhase(100, "1m", 10L, null, 0.05);
    return draft;
  }

  @Test
  void enforcingRefusesWhatBreaksTheSignature() {
    Upstream stable = bench.answering("stable", 200, "{}");
    bench.serve(checked(SchemaCheck.Mode.ENFORCE));

    HttpResponse<String> answer = bench.predict("[{\"age\":3},{\"age\":200}]");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("\"record\":1,\"column\":\"age\",\"problem\":\"must be at most 120.0\"")
        .doesNotContain("200");
    assertThat(bench.predict("nonsense").statusCode()).isEqualTo(400);
    assertThat(stable.seen).isEmpty();
    assertThat(bench.predict("{\"age\":3}").statusCode()).isEqualTo(200);
    Waiting.until(() -> assertThat(bench.arm("stable", false).counts().requests()).isOne());
  }

  @Test
  void aFallbackMayAnswerWhatBreaksTheSignature() {
    bench.answering("stable", 200, "{}");
    TableDraft draft = checked(SchemaCheck.Mode.ENFORCE);
    draft.fallback =
        new Fallback(
            List.of(FallbackCause.SCHEMA_VIOLATION), null, new Fallback.Response(200, null, "f"));
    bench.serve(draft);

    HttpResponse<String> answer = bench.predict("{\"age\":200}");

    assertThat(answer.body()).isEqualTo("f");
    assertThat(PlaneBench.header(answer, "x-cairn-fallback")).isEqualTo("SchemaViolation");
  }

  @Test
  void observingCountsAndLetsPass() {
    bench.answering("stable", 200, "{}");
    bench.serve(checked(SchemaCheck.Mode.OBSERVE));

    assertThat(bench.predict("{\"age\":200}").statusCode()).isEqualTo(200);
    assertThat(bench.predict("[1]").statusCode()).isEqualTo(200);

    Waiting.until(() -> assertThat(bench.metric("schema_violations_total")).isOne());
    Waiting.until(() -> assertThat(bench.table().unreadable()).isOne());
  }

  @Test
  void copiesAreComparedWithTheAnswerOfStable() {
    bench.answering("stable", 200, "{\"predictions\":[{\"prediction\":1.0}]}");
    Upstream shadow = bench.answering("shadow", 200, "{\"predictions\":[{\"prediction\":1.04}]}");
    bench.serve(shadowed());

    bench.predict("{\"a\":1}");
    Waiting.until(() -> assertThat(bench.table().shadow()).isEqualTo(new PairStats(1, 0, 0, 0)));
    assertThat(shadow.seen.getFirst().body()).isEqualTo("{\"a\":1}");
    assertThat(bench.arm("shadow", true).counts()).isEqualTo(new Counts(1, 0, 0, 0));

    bench.at("shadow", Upstream.answering(bench.vertx, 200, "{\"predictions\":[]}"));
    bench.serve(shadowed());
    bench.predict("{\"a\":2}");
    Waiting.until(() -> assertThat(bench.table().shadow()).isEqualTo(new PairStats(2, 1, 1, 0)));
  }

  @Test
  void aShadowThatFailsIsCountedAndUnseenByTheClient() {
    bench.answering("stable", 200, "{}");
    bench.answering("shadow", 500, "");
    bench.serve(shadowed());

    HttpResponse<String> answer = bench.predict("{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    Waiting.until(
        () -> assertThat(bench.arm("shadow", true).counts()).isEqualTo(new Counts(1, 1, 0, 0)));
    assertThat(bench.table().shadow()).isEqualTo(new PairStats(0, 0, 0, 0));
  }

  @Test
  void copiesThatDoNotFitAreDroppedAndCounted() {
    bench.close();
    bench =
        new PlaneBench(
            (limit, candidate, stable, share) -> false,
            new PlaneSettings.Bounds(1 << 20, 1, 1 << 20, 100, 10));
    bench.answering("stable", 200, "{}");
    Upstream shadow = bench.answering("shadow", 200, "{}");
    bench.serve(shadowed());

    assertThat(bench.predict("{}").statusCode()).isEqualTo(200);

    Waiting.until(() -> assertThat(bench.table().shadow()).isEqualTo(new PairStats(0, 0, 0, 1)));
    assertThat(shadow.seen).isEmpty();
  }

  @Test
  void aPredictionIsRecordedWithoutSensitiveInputs() {
    bench.answering("stable", 200, "{\"predictions\":[0.7]}");
    TableDraft draft = checked(SchemaCheck.Mode.OBSERVE);
    draft.record = new Recording(Recording.Level.ALL, 100, "/id");
    bench.serve(draft);

    bench.predict("{\"id\":\"c1\",\"age\":3,\"income\":9.5}", "x-request-id", "r1");

    Waiting.until(() -> assertThat(bench.plane.records("r1")).hasSize(1));
    PredictionRecord record = bench.plane.records("r1").getFirst();
    assertThat(record.key()).isEqualTo("c1");
    assertThat(record.input()).isEqualTo("[{\"id\":\"c1\",\"age\":3}]");
    assertThat(record.output()).isEqualTo("[0.7]");
    assertThat(record.outcome()).isEqualTo("Ok");
    assertThat(record.status()).isEqualTo(200);
    assertThat(record.role()).isEqualTo("Stable");
    assertThat(record.millis()).isPositive();
    Waiting.until(() -> assertThat(bench.lines).hasSize(1));
    assertThat(bench.lines.getFirst()).contains("\"requestId\":\"r1\"").doesNotContain("9.5");
  }

  @Test
  void metadataHoldsNoValues() {
    bench.answering("stable", 503, "{\"predictions\":[0.7]}");
    TableDraft draft = TableDraft.stable();
    draft.record = null;
    bench.serve(draft);

    bench.predict("{\"age\":3}", "x-request-id", "r1");

    Waiting.until(() -> assertThat(bench.plane.records("r1")).hasSize(1));
    PredictionRecord record = bench.plane.records("r1").getFirst();
    assertThat(record.input()).isNull();
    assertThat(record.output()).isNull();
    assertThat(record.outcome()).isEqualTo("Error");
  }
}
