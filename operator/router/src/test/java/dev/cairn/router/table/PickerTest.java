package dev.cairn.router.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.UnitKey;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.TrafficRule;
import dev.cairn.router.TableDraft;
import dev.cairn.router.api.ServiceRoute;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PickerTest {
  private static final String UID = "uid-churn";

  private static Route route(TableDraft draft) {
    return RouteCompiler.compile(
        new ServiceRoute("shop", "churn", UID, draft.build(), Map.of(), Map.of()));
  }

  private static RevisionRole role(Route route, Picker.Asked asked) {
    return pick(route, asked).arm().role();
  }

  private static Choice pick(Route route, Picker.Asked asked) {
    return Objects.requireNonNull(Picker.pick(route, asked));
  }

  private static Picker.Asked keyed(String key) {
    return new Picker.Asked(name -> null, key, 0, false);
  }

  @Property
  void aGrowingWeightOnlyAddsKeys(
      @ForAll @StringLength(min = 1, max = 40) String key,
      @ForAll @IntRange(min = 0, max = 100) int one,
      @ForAll @IntRange(min = 0, max = 100) int other) {
    RevisionRole less = role(route(TableDraft.split(Math.min(one, other))), keyed(key));
    RevisionRole more = role(route(TableDraft.split(Math.max(one, other))), keyed(key));

    assertThat(less == RevisionRole.CANDIDATE && more == RevisionRole.STABLE).isFalse();
  }

  @Property
  void weightsOfNothingAndAllHoldForEveryKey(@ForAll String key) {
    assertThat(role(route(TableDraft.split(0)), keyed(key))).isEqualTo(RevisionRole.STABLE);
    assertThat(role(route(TableDraft.split(100)), keyed(key))).isEqualTo(RevisionRole.CANDIDATE);
  }

  @Test
  void keysFallEvenlyIntoBuckets() {
    Route route = route(TableDraft.split(10));
    long candidates = 0;
    for (int i = 0; i < 20_000; i++) {
      candidates += role(route, keyed("customer-" + i)) == RevisionRole.CANDIDATE ? 1 : 0;
    }

    assertThat(candidates).isBetween(1_800L, 2_200L);
  }

  @Test
  void everyCandidateAndServiceMeetsOtherCustomers() {
    long same = 0;
    for (int i = 0; i < 10_000; i++) {
      String key = "customer-" + i;
      boolean inFirst = Picker.bucket(key, UID, "churn-1") < 1_000;
      same += inFirst && Picker.bucket(key, UID, "churn-2") < 1_000 ? 1 : 0;
      same += inFirst && Picker.bucket(key, "uid-other", "churn-1") < 1_000 ? 1 : 0;
    }

    assertThat(same).isLessThan(400);
  }

  @Test
  void diceDecideWithoutAKey() {
    Route route = route(TableDraft.split(10));

    assertThat(role(route, new Picker.Asked(name -> null, null, 0.0999, false)))
        .isEqualTo(RevisionRole.CANDIDATE);
    assertThat(role(route, new Picker.Asked(name -> null, null, 0.1, false)))
        .isEqualTo(RevisionRole.STABLE);
  }

  @Test
  void aTrippedCandidateGetsNothingByWeight() {
    assertThat(role(route(TableDraft.split(100)), new Picker.Asked(n -> null, "k", 0, true)))
        .isEqualTo(RevisionRole.STABLE);
  }

  @Test
  void aRuleComesBeforeTheWeights() {
    TableDraft draft = TableDraft.split(0);
    TrafficRule.HeaderValue cohort = new TrafficRule.HeaderValue("x-cohort", "beta");
    TrafficRule.HeaderValue region = new TrafficRule.HeaderValue("x-region", "eu");
    draft.rules =
        List.of(
            new TrafficRule(
                List.of(new TrafficRule.Match(List.of(cohort, region))),
                TrafficRule.Target.CANDIDATE));
    Route route = route(draft);
    Map<String, String> both = Map.of("x-cohort", "beta", "x-region", "eu");

    Choice ruled = pick(route, new Picker.Asked(both::get, null, 0.5, false));
    Choice halfRuled =
        pick(route, new Picker.Asked(Map.of("x-cohort", "beta")::get, null, 0.5, false));

    assertThat(ruled.arm().role()).isEqualTo(RevisionRole.CANDIDATE);
    assertThat(ruled.reason()).isEqualTo(Choice.Reason.RULE);
    assertThat(halfRuled.reason()).isEqualTo(Choice.Reason.WEIGHT);
  }

  @Test
  void aRuleForAnAbsentCandidateLeavesTheRequestToStable() {
    TableDraft draft = TableDraft.stable();
    draft.rules =
        List.of(
            new TrafficRule(
                List.of(new TrafficRule.Match(List.of(new TrafficRule.HeaderValue("x-a", "1")))),
                TrafficRule.Target.CANDIDATE));

    assertThat(role(route(draft), new Picker.Asked(Map.of("x-a", "1")::get, null, 0, false)))
        .isEqualTo(RevisionRole.STABLE);
  }

  @Test
  void aPreviewIsOnlyForServicesThatAllowIt() {
    TableDraft draft = TableDraft.split(0);
    Picker.Asked asked =
        new Picker.Asked(Map.of("x-cairn-preview", "churn-candidate")::get, null, 0.5, false);

    assertThat(role(route(draft), asked)).isEqualTo(RevisionRole.STABLE);
    draft.preview = true;
    assertThat(role(route(draft), asked)).isEqualTo(RevisionRole.CANDIDATE);
    assertThat(pick(route(draft), asked).reason()).isEqualTo(Choice.Reason.PREVIEW);
  }

  @Test
  void nothingIsPickedFromATableWithoutRevisions() {
    assertThat(Picker.pick(route(new TableDraft()), keyed("k"))).isNull();
  }

  @Test
  void aCandidateWithoutStableGetsEverything() {
    TableDraft draft = new TableDraft().backend(RevisionRole.CANDIDATE, 0);
    draft.sticky = new UnitKey("x-id", null);

    assertThat(role(route(draft), keyed("k"))).isEqualTo(RevisionRole.CANDIDATE);
  }
}
