package dev.cairn.controller.registry;

import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.ModelVersionStatusBuilder;
import dev.cairn.crds.registry.StageChange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stage in effect and how it came there. */
final class StageHistory {
  private static final int KEPT = 10;

  private StageHistory() {}

  /**
   * A builder with the stage that the spec asks for, in effect; a change is added to the history,
   * of which the last ten are kept.
   *
   * @param draft the new status, whose stage is still that of before
   */
  static ModelVersionStatusBuilder reached(
      ModelVersion version, ModelVersionStatus draft, Instant now) {
    ModelVersionSpec spec = version.getSpec();
    Optional<String> said =
        Optional.ofNullable(spec.stageSince()).filter(text -> isPast(text, now));
    if (spec.stage().equals(draft.stage())) {
      return said.map(since -> draft.toBuilder().stageSince(since)).orElseGet(draft::toBuilder);
    }
    return changed(draft, spec.stage(), said.orElseGet(() -> since(version, draft, now)));
  }

  /**
   * A builder with the newest stage that was in effect before the one that the spec asks for.
   *
   * @param draft the new status, whose stage is still that of before
   */
  static ModelVersionStatusBuilder refused(
      ModelVersion version, ModelVersionStatus draft, Instant now) {
    String stage = earlier(draft, version.getSpec().stage());
    return stage.equals(draft.stage())
        ? draft.toBuilder()
        : changed(draft, stage, since(version, draft, now));
  }

  private static ModelVersionStatusBuilder changed(
      ModelVersionStatus draft, String stage, String since) {
    List<StageChange> history = new ArrayList<>(draft.stageHistory());
    history.add(new StageChange(stage, since, null));
    return draft.toBuilder()
        .stage(stage)
        .stageSince(since)
        .stageHistory(history.subList(Math.max(0, history.size() - KEPT), history.size()));
  }

  /** A time that is still to come, or none at all, would make a version the newest for ever. */
  private static boolean isPast(String said, Instant now) {
    try {
      return !OffsetDateTime.parse(said).toInstant().isAfter(now);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /**
   * The first stage counts from the version's making, so that a lost status comes back the same.
   */
  private static String since(ModelVersion version, ModelVersionStatus before, Instant now) {
    return before.stage() == null
        ? version.getMetadata().getCreationTimestamp()
        : now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String earlier(ModelVersionStatus before, String refused) {
    Stream<String> history = before.stageHistory().reversed().stream().map(StageChange::stage);
    return Stream.concat(Stream.ofNullable(before.stage()), history)
        .filter(stage -> !stage.equals(refused))
        // Only a spec that asks for it, whose author may, leads into Production.
        .filter(stage -> !stage.equals(Stages.PRODUCTION))
        .findFirst()
        .orElse(Stages.NONE);
  }
}
