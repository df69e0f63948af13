package dev.cairn.router;

import dev.cairn.crds.model.UnitKey;
import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.Recording;
import dev.cairn.crds.serving.RetryOnStable;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.RouteTable.Backend;
import dev.cairn.crds.serving.SchemaCheck;
import dev.cairn.crds.serving.ShadowPhase;
import dev.cairn.crds.serving.TrafficRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A route table in the making; port 0, so that the system draws one. */
public final class TableDraft {
  public String id = "t1";
  public @Nullable Integer port = 0;
  public final List<Backend> backends = new ArrayList<>();
  public @Nullable ShadowPhase shadow;
  public @Nullable UnitKey sticky;
  public List<TrafficRule> rules = List.of();
  public @Nullable Fallback fallback;
  public @Nullable String timeout = "20s";
  public @Nullable RetryOnStable retry;
  public @Nullable String features;
  public @Nullable String prediction;
  public @Nullable String latencyLimit;
  public @Nullable Boolean preview;
  public @Nullable SchemaCheck schema;
  public @Nullable Recording record = new Recording(Recording.Level.NONE, 100, null);
  public @Nullable Double trip;

  public static TableDraft stable() {
    return new TableDraft().backend(RevisionRole.STABLE, 100);
  }

  public static TableDraft split(int weight) {
    return new TableDraft()
        .backend(RevisionRole.STABLE, 100 - weight)
        .backend(RevisionRole.CANDIDATE, weight);
  }

  public TableDraft backend(RevisionRole role, int weight) {
    String name = role.name().toLowerCase(Locale.ROOT);
    backends.add(
        new Backend(
            role, "churn-" + name, "churn-v-" + name, "sha256:" + name, null, weight, name, 80));
    return this;
  }

  public RouteTable build() {
    return new RouteTable(
        id,
        1L,
        port,
        backends,
        shadow,
        sticky,
        rules,
        fallback,
        timeout,
        retry,
        null,
        "/predict",
        features,
        prediction,
        latencyLimit,
        preview,
        schema,
        record,
        List.of(),
        List.of(),
        trip);
  }
}
