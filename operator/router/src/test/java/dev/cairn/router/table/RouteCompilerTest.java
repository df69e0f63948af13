package dev.cairn.router.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.crds.model.Signature;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.router.TableDraft;
import dev.cairn.router.api.Endpoint;
import dev.cairn.router.api.ServiceRoute;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RouteCompilerTest {
  private static final Signature SIGNATURE = new Signature(List.of(), List.of());

  private static Route route(TableDraft draft) {
    return RouteCompiler.compile(
        new ServiceRoute(
            "shop",
            "churn",
            "uid",
            draft.build(),
            Map.of("churn-v-stable", SIGNATURE),
            Map.of("stable", List.of(new Endpoint("10.0.0.1", 80)))));
  }

  private static Arm arm(Route route, RevisionRole role) {
    return Objects.requireNonNull(route.arm(role));
  }

  @Test
  void joinsRevisionsWithEndpointsAndSignatures() {
    Route route = route(TableDraft.split(10));

    assertThat(arm(route, RevisionRole.STABLE).endpoints())
        .containsExactly(new Endpoint("10.0.0.1", 80));
    assertThat(arm(route, RevisionRole.STABLE).signature()).isEqualTo(SIGNATURE);
    assertThat(arm(route, RevisionRole.CANDIDATE).endpoints()).isEmpty();
    assertThat(arm(route, RevisionRole.CANDIDATE).signature()).isNull();
    assertThat(route.arm(RevisionRole.FALLBACK)).isNull();
  }

  @Test
  void readsDurationsOnce() {
    TableDraft draft = TableDraft.stable();
    draft.timeout = "1m30s";
    draft.latencyLimit = "2.5ms";

    assertThat(route(draft).timeoutMillis()).isEqualTo(90_000);
    assertThat(route(draft).latencyLimitMicros()).isEqualTo(2_500);
  }

  @Test
  void nothingIsSlowWithoutALimit() {
    TableDraft draft = TableDraft.stable();
    draft.timeout = null;

    assertThat(route(draft).latencyLimitMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(route(draft).timeoutMillis()).isEqualTo(5_000);
  }

  @Test
  void refusesWhatItCannotRead() {
    TableDraft draft = TableDraft.stable();
    draft.timeout = "soon";
    assertThatThrownBy(() -> route(draft)).isInstanceOf(IllegalArgumentException.class);

    TableDraft pointing = TableDraft.stable();
    pointing.prediction = "churn";
    assertThatThrownBy(() -> route(pointing)).isInstanceOf(IllegalArgumentException.class);
  }
}
