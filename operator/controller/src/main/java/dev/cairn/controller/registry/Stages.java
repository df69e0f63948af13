package dev.cairn.controller.registry;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.ModelVersionStatusBuilder;
import dev.cairn.crds.registry.StageChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The stage in effect and how it came there. */
final class Stages {
  private static final int KEPT = 10;

  private Stages() {}

  /**
   * A builder with the spec's stage in effect; a change is added to the history, of which the last
   * ten are kept.
   */
  static ModelVersionStatusBuilder effective(
      ModelVersion version, ModelVersionStatus before, Instant now) {
    String stage = version.getSpec().stage();
    String said = version.getSpec().stageSince();
    if (stage.equals(before.stage())) {
      return said == null || said.isEmpty()
          ? before.toBuilder()
          : before.toBuilder().stageSince(said);
    }
    String since =
        said == null || said.isEmpty() ? now.truncatedTo(ChronoUnit.SECONDS).toString() : said;
    List<StageChange> history = new ArrayList<>(before.stageHistory());
    history.add(new StageChange(stage, since, null));
    return before.toBuilder()
        .stage(stage)
        .stageSince(since)
        .stageHistory(history.subList(Math.max(0, history.size() - KEPT), history.size()));
  }
}
