package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Truth;
import dev.cairn.controller.registry.StagePolicy.Refusal;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.ModelVersionStatusBuilder;
import java.util.Optional;

/** The stage that is in effect, in a new status: the last thing that is decided about it. */
final class StageEffect {
  static final String STAGE = "StageEffective";

  private StageEffect() {}

  /**
   * The stage of a version that is verified.
   *
   * @param draft the new status with all facts, its stage still that of before
   * @param conditions all but this one
   */
  static ModelVersionStatus ofVerified(
      VersionCase that, ModelVersionStatus draft, Conditions conditions) {
    Optional<Refusal> refusal = refusal(that, draft);
    refusal.ifPresentOrElse(why -> refuse(conditions, why), () -> effective(that, conditions));
    ModelVersionStatusBuilder status =
        refusal.isPresent()
            ? StageHistory.refused(that.version(), draft, that.now())
            : StageHistory.reached(that.version(), draft, that.now());
    return status.conditions(conditions.build()).build();
  }

  /**
   * The stage of one that is not: it keeps what it has, may lose it, and reaches nothing. Taking it
   * out of Production needs no proof.
   */
  static ModelVersionStatus ofUnverified(
      VersionCase that, ModelVersionStatus draft, Conditions conditions) {
    Optional<Refusal> refusal = refusal(that, draft);
    refusal.ifPresent(why -> refuse(conditions, why));
    if (refusal.isEmpty() && that.isInEffect()) {
      effective(that, conditions);
    }
    boolean leaves =
        Stages.PRODUCTION.equals(draft.stage()) && !Stages.PRODUCTION.equals(that.spec().stage());
    ModelVersionStatusBuilder status =
        leaves || (refusal.isPresent() && that.isInEffect())
            ? StageHistory.refused(that.version(), draft, that.now())
            : draft.toBuilder();
    return status.conditions(conditions.build()).build();
  }

  private static Optional<Refusal> refusal(VersionCase that, ModelVersionStatus draft) {
    return StagePolicy.refusal(
        that.spec(),
        draft.evaluation(),
        that.seen().rules().orElse(StageRules.NONE),
        that.isInEffect());
  }

  private static void refuse(Conditions conditions, Refusal why) {
    conditions.set(STAGE, Truth.FALSE, why.reason(), why.message());
  }

  private static void effective(VersionCase that, Conditions conditions) {
    conditions.set(
        STAGE,
        Truth.TRUE,
        VersionReason.Effective,
        "stage %s is in effect".formatted(that.spec().stage()));
  }
}
