package dev.cairn.controller.registry;

import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.Approval;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.ModelVersionStatusBuilder;
import dev.cairn.crds.registry.StageChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stage in effect and how it came there. */
final class StageHistory {
  private static final int KEPT = 10;

  private StageHistory() {}

  /** A person's rejection of the stage that the spec asks for; empty when nobody rejects it. */
  static Optional<Approval> rejection(ModelVersionSpec spec) {
    return spec.approvals().stream()
        .filter(approval -> approval.decision() == Approval.Decision.REJECT)
        .filter(approval -> approval.stage().equals(spec.stage()))
        .filter(approval -> isAbout(spec, approval))
        .findFirst();
  }

  /** A decision about other evidence than the version's does not count. */
  private static boolean isAbout(ModelVersionSpec spec, Approval approval) {
    return approval.evidence() == null
        || spec.evidence() == null
        || approval.evidence().equals(spec.evidence().digest());
  }

  /**
   * A builder with the stage that is in effect; a change is added to the history, of which the last
   * ten are kept.
   */
  static ModelVersionStatusBuilder effective(
      ModelVersion version, ModelVersionStatus before, Instant now) {
    ModelVersionSpec spec = version.getSpec();
    boolean rejected = rejection(spec).isPresent();
    String stage = rejected ? earlier(before, spec.stage()) : spec.stage();
    Optional<String> said =
        Optional.ofNullable(spec.stageSince()).filter(text -> !text.isEmpty() && !rejected);
    if (stage.equals(before.stage())) {
      return said.map(since -> before.toBuilder().stageSince(since)).orElseGet(before::toBuilder);
    }
    String since = said.orElseGet(() -> since(version, before, now));
    List<StageChange> history = new ArrayList<>(before.stageHistory());
    history.add(new StageChange(stage, since, null));
    return before.toBuilder()
        .stage(stage)
        .stageSince(since)
        .stageHistory(history.subList(Math.max(0, history.size() - KEPT), history.size()));
  }

  /**
   * The first stage counts from the version's making, so that a lost status comes back the same.
   */
  private static String since(ModelVersion version, ModelVersionStatus before, Instant now) {
    return before.stage() == null
        ? version.getMetadata().getCreationTimestamp()
        : now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The newest stage that was in effect before the one that is rejected. */
  private static String earlier(ModelVersionStatus before, String rejected) {
    Stream<String> history = before.stageHistory().reversed().stream().map(StageChange::stage);
    return Stream.concat(Stream.ofNullable(before.stage()), history)
        .filter(stage -> !stage.equals(rejected))
        .findFirst()
        .orElse(Stages.NONE);
  }
}
