package dev.cairn.controller.serving.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.controller.serving.Served;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.revision.Speaks;
import dev.cairn.crds.model.Protocol;
import dev.cairn.crds.model.UnitKey;
import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.FallbackCause;
import dev.cairn.crds.serving.Recording;
import dev.cairn.crds.serving.RetryOnStable;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.RouteTable.Backend;
import dev.cairn.crds.serving.SchemaCheck;
import dev.cairn.crds.serving.ShadowPhase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTablesTest {
  private static final TrafficShare STABLE = share(RevisionRole.STABLE, "churn-a", 90);
  private static final TrafficShare CANDIDATE = share(RevisionRole.CANDIDATE, "churn-b", 10);
  private static final List<TrafficShare> CANARY = List.of(STABLE, CANDIDATE);
  private static final List<TrafficShare> ALONE =
      List.of(share(RevisionRole.STABLE, "churn-a", 100));

  private static TrafficShare share(RevisionRole role, String version, int weight) {
    return new TrafficShare(role, Served.facts(version), weight);
  }

  private static RouteTable table(String spec, List<TrafficShare> shares) {
    return RouteTables.after(draft(spec, shares), null);
  }

  private static RouteTableDraft draft(String spec, List<TrafficShare> shares) {
    return new RouteTableDraft("uid-1", Served.service(spec).getSpec(), 20_007, shares);
  }

  @Test
  void saysWhoGetsWhat() {
    RouteTable table = table("{}", CANARY);

    assertThat(table.backends())
        .extracting(Backend::role, Backend::revision, Backend::weight, Backend::service)
        .containsExactly(
            tuple(RevisionRole.STABLE, "churn-churn-a", 90, "churn-churn-a"),
            tuple(RevisionRole.CANDIDATE, "churn-churn-b", 10, "churn-churn-b"));
    assertThat(table.backends())
        .allSatisfy(
            backend -> {
              assertThat(backend.artifactDigest()).isEqualTo(Served.ARTIFACT);
              assertThat(backend.imageDigest()).isEqualTo(Served.IMAGE);
              assertThat(backend.port()).isEqualTo(8080);
            });
    assertThat(table.port()).isEqualTo(20_007);
    assertThat(table.epoch()).isEqualTo(1);
    assertThat(table.id()).matches("[0-9a-f]{16}");
  }

  @Test
  void saysHowAHandlersServerIsRead() {
    RouteTable table = table("{}", ALONE);

    assertThat(table.protocol()).isEqualTo(Protocol.JSON);
    assertThat(table.predictPath()).isEqualTo("/predict");
    assertThat(table.featuresPointer()).isNull();
    assertThat(table.predictionPointer()).isEqualTo("/predictions");
    assertThat(table.timeout()).isEqualTo("5s");
  }

  @Test
  void clientsKnowTheServerOfStableWhateverTheCandidateSpeaks() {
    RevisionFacts other =
        new RevisionFacts(
            "churn-b",
            "churn-b",
            Served.ARTIFACT,
            null,
            9000,
            new Speaks(Protocol.JSON, "/score", null, null, List.of()));
    TrafficShare candidate = new TrafficShare(RevisionRole.CANDIDATE, other, 100);

    assertThat(
            table("{}", List.of(candidate, share(RevisionRole.STABLE, "churn-a", 0))).predictPath())
        .isEqualTo("/predict");
    assertThat(table("{}", List.of(candidate)).predictPath()).isEqualTo("/score");
  }

  @Test
  void carriesWhatTheServiceAsksOfRouters() {
    RouteTable table =
        table(
            """
            timeout: 2s
            retryOnStable: BeforeSend
            traffic:
              stickyBy: {header: x-customer}
              preview: true
              rules: [{matches: [{headers: [{name: x-cohort, value: beta}]}], to: Candidate}]
            fallback: {when: [Error], response: {status: 200, body: "{}"}}
            schema: {mode: Enforce}
            record: {level: Outputs, keyPointer: /id}
            rollout: {analysis: {latency: {max: 300ms}}}
            """,
            CANARY);

    assertThat(table.timeout()).isEqualTo("2s");
    assertThat(table.sticky()).isEqualTo(new UnitKey("x-customer", null));
    assertThat(table.preview()).isTrue();
    assertThat(table.rules()).hasSize(1);
    assertThat(table.fallback())
        .isEqualTo(
            new Fallback(
                List.of(FallbackCause.ERROR), null, new Fallback.Response(200, null, "{}")));
    assertThat(table.latencyLimit()).isEqualTo("300ms");
    assertThat(table.record()).isEqualTo(new Recording(Recording.Level.OUTPUTS, 100, "/id"));
    assertThat(table.schema()).isEqualTo(new SchemaCheck(SchemaCheck.Mode.ENFORCE));
    assertThat(table.retryOnStable()).isEqualTo(RetryOnStable.BEFORE_SEND);
  }

  @Test
  void copiesAreAskedForOnlyWhileAShadowIsThere() {
    String spec = "rollout: {shadow: {percent: 20, for: 1m}}";
    TrafficShare shadow = share(RevisionRole.SHADOW, "churn-b", 0);

    assertThat(table(spec, List.of(ALONE.getFirst(), shadow)).shadow())
        .isEqualTo(new ShadowPhase(20, "1m", 200L, null, 0.05));
    assertThat(table(spec, ALONE).shadow()).isNull();
    assertThat(table(spec, CANARY).shadow()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "{}, 0.02",
        "rollout: {analysis: {errorRate: {max: 0.1}}}, 0.1",
        "rollout: {analysis: {errorRate: {maxIncrease: 0.01}}}, none",
      })
  void aRouterTripsByTheGreatestErrorRateAlone(String spec, Double trip) {
    assertThat(table(spec, CANARY).trip()).isEqualTo(trip);
  }

  @Test
  void aRouterTripsOnlyACandidateThatHasWeightAndAStableBehindIt() {
    assertThat(table("{}", ALONE).trip()).isNull();
    assertThat(
            table(
                    "{}",
                    List.of(
                        share(RevisionRole.STABLE, "churn-a", 100),
                        share(RevisionRole.CANDIDATE, "churn-b", 0)))
                .trip())
        .isNull();
    assertThat(table("{}", List.of(share(RevisionRole.CANDIDATE, "churn-b", 100))).trip()).isNull();
    assertThat(
            table(
                    "{}",
                    List.of(
                        share(RevisionRole.STABLE, "churn-a", 0),
                        share(RevisionRole.CANDIDATE, "churn-b", 100)))
                .trip())
        .as("in the bake stable is still warm")
        .isNotNull();
  }

  @Test
  void weightsSumToAHundredOrNothingServes() {
    assertThat(table("{}", List.of()).backends()).isEmpty();
    assertThatThrownBy(() -> draft("{}", List.of(STABLE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sum to 100");
    assertThatThrownBy(
            () ->
                draft(
                    "{}",
                    List.of(
                        share(RevisionRole.STABLE, "churn-a", 110),
                        share(RevisionRole.CANDIDATE, "churn-b", -10))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> draft("{}", List.of(STABLE, share(RevisionRole.STABLE, "x", 10))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }
}
