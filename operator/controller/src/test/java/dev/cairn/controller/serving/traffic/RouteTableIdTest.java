package dev.cairn.controller.serving.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.controller.serving.Served;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When counters and evidence begin anew, and when they must not. */
class RouteTableIdTest {
  private static final ObjectMapper JSON = ApiMapper.objectMapper();
  private static final String SHADOWED = "rollout: {shadow: {percent: 20, for: 1m}}";

  private static RouteTableDraft draft(String spec, int weight) {
    return draft(spec, weight, Served.facts("churn-b"));
  }

  private static RouteTableDraft draft(String spec, int weight, RevisionFacts candidate) {
    return new RouteTableDraft(
        "uid-1",
        Served.service(spec).getSpec(),
        20_007,
        List.of(
            new TrafficShare(RevisionRole.STABLE, Served.facts("churn-a"), 100 - weight),
            new TrafficShare(
                weight == 0 ? RevisionRole.SHADOW : RevisionRole.CANDIDATE, candidate, weight)));
  }

  private static RouteTable first(String spec) {
    return RouteTables.after(draft(spec, 10), null);
  }

  /** As it comes back from the API server. */
  private static RouteTable read(RouteTable table) {
    try {
      return JSON.readValue(JSON.writeValueAsString(table), RouteTable.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        SHADOWED,
        "predictor: {featuresPointer: \"\"}",
        "traffic: {preview: true, stickyBy: {field: /id}, rules: []}",
        "fallback: {when: [Error, Timeout], version: {name: rules}, response: {status: 204}}",
        "rollout: {analysis: {errorRate: {max: 0.05}, latency: {max: 1s}}}",
        "record: {level: None, percent: 0}",
      })
  void theSameAgainIsTheVeryTableThatWasPersisted(String spec) {
    for (int weight : List.of(0, 10, 100)) {
      RouteTable persisted = read(RouteTables.after(draft(spec, weight), null));

      assertThat(RouteTables.after(draft(spec, weight), persisted)).isSameAs(persisted);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record: {level: All, percent: 5}",
        "schema: {mode: Enforce}",
        "fallback: {when: [Error], response: {status: 200}}",
        "rollout: {analysis: {errorRate: {max: 0.5}}}",
        "rollout: {bake: 1h}",
        "scaling: {minReplicas: 4}",
      })
  void whatDoesNotAlterTheSplitKeepsIdAndEpoch(String spec) {
    RouteTable before = read(first("{}"));

    RouteTable after = RouteTables.after(draft(spec, 10), before);

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.epoch()).isEqualTo(before.epoch());
  }

  @Test
  void anImagesDigestThatBecomesKnownKeepsTheId() {
    RevisionFacts known = Served.facts("churn-b");
    RevisionFacts unknown =
        new RevisionFacts(
            known.name(),
            known.modelVersion(),
            known.artifactDigest(),
            null,
            known.port(),
            known.speaks());
    RouteTable before = RouteTables.after(draft("{}", 10, unknown), null);

    RouteTable after = RouteTables.after(draft("{}", 10, known), before);

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.backends().getLast().imageDigest()).isEqualTo(Served.IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traffic: {stickyBy: {header: x-customer}}",
        "traffic: {preview: true}",
        "traffic: {rules: [{matches: [{headers: [{name: a, value: b}]}], to: Candidate}]}",
        "timeout: 1s",
        "retryOnStable: Never",
        "rollout: {analysis: {latency: {max: 10ms}}}",
      })
  void anotherSplitOrAnotherMeaningOfCountsIsAnotherTable(String spec) {
    RouteTable before = read(first("{}"));

    RouteTable after = RouteTables.after(draft(spec, 10), before);

    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(before.epoch()).isEqualTo(1);
    assertThat(after.epoch()).isEqualTo(2);
  }

  @Test
  void anotherToleranceBeginsToCompareAnew() {
    RouteTable before = RouteTables.after(draft(SHADOWED, 0), null);

    assertThat(
            RouteTables.after(
                    draft("rollout: {shadow: {percent: 20, for: 1m, tolerance: 0.5}}", 0), before)
                .id())
        .isNotEqualTo(before.id());
    assertThat(
            RouteTables.after(
                    draft("rollout: {shadow: {percent: 20, for: 9m, minSamples: 9}}", 0), before)
                .id())
        .as("how long it lasts says nothing about what was compared")
        .isEqualTo(before.id());
  }

  @Test
  void whatMonitorsWantIsCarriedOn() {
    RouteTable before = first("{}");
    RouteTable observed =
        read(
            new RouteTable(
                before.id(),
                before.epoch(),
                before.port(),
                before.backends(),
                before.shadow(),
                before.sticky(),
                before.rules(),
                before.fallback(),
                before.timeout(),
                before.retryOnStable(),
                before.protocol(),
                before.predictPath(),
                before.featuresPointer(),
                before.predictionPointer(),
                before.latencyLimit(),
                before.preview(),
                before.schema(),
                before.record(),
                before.enrich(),
                List.of(new RouteTable.ObservedColumns("drift", "1m", List.of())),
                before.trip()));

    assertThat(RouteTables.after(draft("{}", 10), observed)).isSameAs(observed);
    assertThat(RouteTables.after(draft("{}", 50), observed).observe()).hasSize(1);
  }

  @Test
  void twoServicesOfOneNameInTurnDoNotShareEvidence() {
    RouteTableDraft draft = draft("{}", 10);
    RouteTableDraft successor =
        new RouteTableDraft("uid-2", draft.spec(), draft.port(), draft.shares());

    assertThat(RouteTables.after(successor, null).id())
        .isNotEqualTo(RouteTables.after(draft, null).id());
  }

  /** Over any history of weights: a change is a new id never seen before, no change is none. */
  @Property(tries = 200)
  void anIdNeverComesBack(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 100) Integer> weights) {
    Set<String> seen = new HashSet<>();
    RouteTable table = null;
    Integer before = null;
    for (Integer weight : weights) {
      RouteTable next = RouteTables.after(draft(SHADOWED, weight), table);
      assertThat(RouteTables.after(draft(SHADOWED, weight), table))
          .as("planned twice from the same status, as after a crash")
          .isEqualTo(next);
      if (weight.equals(before)) {
        assertThat(next).isSameAs(table);
      } else {
        assertThat(seen.add(next.id())).as("%s is new", next.id()).isTrue();
        assertThat(next.epoch()).isEqualTo(seen.size());
      }
      table = read(next);
      before = weight;
      assertThat(table).isEqualTo(next);
    }
  }
}
